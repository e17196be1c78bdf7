"""A private Redis (or Valkey): loopback only, a password, nothing kept on disk, for it only rings doorbells."""
import os
import signal
import socket

import programs
from instance import Failed, alive, home, new_password, run, start_on_some_port, until, write_private

LOWEST_PORT = 20432
SETTINGS = """\
bind 127.0.0.1
port {port}
unixsocket ""
requirepass {password}
save ""
appendonly no
daemonize yes
dir {folder}
pidfile {folder}/redis.pid
logfile {folder}/redis.log
"""


def up(directory, state, throwaway):  # noqa: ARG001 (both servers have the same verbs)
    """Starts Redis unless it runs; returns its URL."""
    folder = directory / "redis"
    if not _running(folder, state):
        program = programs.redis(home(directory, state))
        folder.mkdir(mode=0o700, exist_ok=True)
        state.setdefault("redis_password", new_password())
        start_on_some_port(directory, state, "redis_port", LOWEST_PORT,
                           lambda port: _start(program, folder, port, state["redis_password"]))
    return f"redis://default:{state['redis_password']}@127.0.0.1:{state['redis_port']}/0"


def down(directory, state):  # noqa: ARG001
    pid_file = directory / "redis" / "redis.pid"
    pid = alive(pid_file)
    if pid:
        os.kill(pid, signal.SIGTERM)
        if not until(lambda: not alive(pid_file), 10):
            raise Failed(f"Redis (process {pid}) does not stop")


def _running(folder, state):
    return bool(alive(folder / "redis.pid") and "redis_port" in state
                and _pong(state["redis_port"], state["redis_password"]))


def _start(program, folder, port, password):
    write_private(folder / "redis.conf", SETTINGS.format(port=port, password=password, folder=folder))
    (folder / "redis.pid").unlink(missing_ok=True)
    run([program, folder / "redis.conf"], log=folder / "start.log")
    return until(lambda: _pong(port, password), 10)


def _pong(port, password):
    """Whether the Redis there is the one with our password."""
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            connection.settimeout(2)
            said = b""
            while b"PONG" not in said and b"-" not in said:
                more = connection.recv(256)
                if not more:
                    return False
                said += more
            return b"PONG" in said
    except OSError:
        return False

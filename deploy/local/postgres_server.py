"""A private PostgreSQL: TCP on loopback only, no unix socket, an owner role that is not a superuser."""
import os
import shutil
import sys
from pathlib import Path

import programs
from instance import Failed, alive, answers, home, new_password, run, server_user, start_on_some_port, write_private

OWNER = "moothall_owner"
DATABASE = "moothall"
LOWEST_PORT = 15432
SETTINGS = """\
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 300
log_timezone = 'UTC'
timezone = 'UTC'
"""
THROWAWAY = """\
fsync = off
synchronous_commit = off
full_page_writes = off
"""


def up(directory, state, throwaway):
    """Starts PostgreSQL unless it runs; returns the owner's URL of the database `moothall`."""
    place = home(directory, state)
    if not _running(place, state):
        folder = _programs(place, state)
        if not (place / "postgres").exists():
            _make_cluster(folder, place, state, throwaway)
        if "owner_password" not in state:
            raise Failed(f"{place}/postgres has a cluster whose passwords are lost; `services erase` begins again")
        start_on_some_port(directory, state, "postgres_port", LOWEST_PORT,
                           lambda port: _start(folder, place, port, throwaway))
        _make_owner(folder, state)
    return f"postgres://{OWNER}:{state['owner_password']}@127.0.0.1:{state['postgres_port']}/{DATABASE}"


def down(directory, state):
    place = home(directory, state)
    if alive(place / "postgres" / "postmaster.pid") and "postgres_programs" in state:
        stopped = run([state["postgres_programs"] + "/pg_ctl", "-D", place / "postgres", "-m", "fast", "-w", "stop"],
                      server_user())
        if stopped.returncode:
            raise Failed(f"PostgreSQL does not stop: {stopped.stdout.decode()}")


def _running(place, state):
    pid_file = place / "postgres" / "postmaster.pid"
    return "owner_made" in state and alive(pid_file) and answers(state["postgres_port"])


def _programs(place, state):
    """The programs that made the data, for another major version could not read it."""
    remembered = Path(state.get("postgres_programs", "/nowhere"))
    folder = remembered if remembered.is_dir() else programs.postgres(place)
    state["postgres_programs"] = str(folder)
    return folder


def _make_cluster(folder, place, state, throwaway):
    """Makes it beside its place and renames it last, so that an interrupted one is never taken for whole.

    To prove that one knows a password without saying it takes a debug build longer than most tests do the rest:
    on a throwaway instance it is said, over loopback."""
    user = server_user()
    data, password_file = place / "postgres.new", place / "superuser_password"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(mode=0o700)
    state["superuser_password"], state["owner_password"] = new_password(), new_password()
    state.pop("owner_made", None)
    write_private(password_file, state["superuser_password"])
    if user:
        for path in (data, password_file):
            os.chown(path, user.pw_uid, user.pw_gid)
    arguments = [folder / "initdb", "-D", data, "-U", "postgres", "-A", "password" if throwaway else "scram-sha-256", "-E", "UTF8", "--no-sync",
                 f"--pwfile={password_file}"]
    try:
        made = run([*arguments, "--locale=C.UTF-8"], user)
        if made.returncode:
            made = run([*arguments, "--locale=C"], user)
    finally:
        password_file.unlink()
    if made.returncode:
        raise Failed(f"initdb: {made.stdout.decode()}")
    with open(data / "postgresql.conf", "a", encoding="utf8") as settings:
        settings.write("include 'moothall.conf'\n")
    data.rename(place / "postgres")


def _start(folder, place, port, throwaway):
    user = server_user()
    settings = place / "postgres" / "moothall.conf"
    write_private(settings, SETTINGS.format(port=port) + (THROWAWAY if throwaway else ""))
    pid_file = place / "postgres" / "postmaster.pid"
    if not alive(pid_file):
        pid_file.unlink(missing_ok=True)  # PostgreSQL takes an unreaped process for a living one
    log = place / "postgres" / "start.log"
    log.touch()
    if user:
        os.chown(settings, user.pw_uid, user.pw_gid)
    started = run([folder / "pg_ctl", "-D", place / "postgres", "-w", "-t", "60", "start"], user, log)
    return started.returncode == 0


def _make_owner(folder, state):
    """The role and its database, made once; the password goes by standard input, never by the command line."""
    if "owner_made" in state:
        return
    _psql(folder, state, f"create role {OWNER} login createdb createrole nosuperuser "
                         f"password '{state['owner_password']}';\n"
                         f"create database {DATABASE} owner {OWNER};\n")
    state["owner_made"] = True


def _psql(folder, state, text):
    said = run([folder / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1",
                "-p", state["postgres_port"], "-U", "postgres", "postgres"],
               input=text.encode(), env={**os.environ, "PGPASSWORD": state["superuser_password"]})
    if said.returncode:
        raise Failed(f"psql: {said.stdout.decode()}")
    if said.stdout:
        print(said.stdout.decode(), file=sys.stderr)

"""What a private PostgreSQL and a private Redis have in common: ports, places, processes."""
import hashlib
import os
import pwd
import secrets
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit


class Failed(Exception):
    """Said to the user as it is, without a traceback."""


def write_private(path, text):
    """Replaces a file in one step, readable by its owner alone from the first byte."""
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf8") as file:
        file.write(text)
    draft.replace(path)


def new_password():
    return secrets.token_hex(24)


def answers(port, host="127.0.0.1", timeout=2.0):
    """Whether something listens there."""
    try:
        with socket.create_connection((host, port), timeout):
            return True
    except OSError:
        return False


def check_reachable(name, url):
    parts = urlsplit(url)
    port = parts.port or {"redis": 6379, "rediss": 6379}.get(parts.scheme, 5432)
    if not answers(port, parts.hostname or "127.0.0.1", 5.0):
        raise Failed(f"{name} names {parts.hostname}:{port}, and nothing answers there")


def free_port(directory, lowest):
    """A free loopback port below the ephemeral range, begun at a place of the directory's own,
    so that two directories started at once rarely meet; a caller that loses the race tries again."""
    start = int(hashlib.sha256(f"{directory}{time.time_ns()}".encode()).hexdigest(), 16) % 4000
    for step in range(4000):
        port = lowest + (start + step) % 4000
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise Failed(f"no free port from {lowest} to {lowest + 3999}")


def start_on_some_port(directory, state, key, lowest, start):
    """Runs `start(port)` until it says True: on the remembered port, on another when somebody has that one.
    Tries again on the same one too, for what a killed server leaves behind may take a moment to go."""
    for attempt in range(6):
        if key not in state or answers(state[key], timeout=0.5):
            state[key] = free_port(directory, lowest)
        if start(state[key]):
            return
        time.sleep(0.1 * 2**attempt)
    raise Failed(f"no start in six tries; see the logs under {directory}")


def server_user():
    """PostgreSQL refuses to run as root: then it runs as `postgres`, else as `nobody`; None means as we are."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Failed("running as root, and there is neither a user postgres nor nobody to run PostgreSQL as")


def run(arguments, user=None, log=None, **options):
    """Runs a program as `user`. Daemons inherit nothing of ours but `log`."""
    if user:
        options.update(user=user.pw_uid, group=user.pw_gid, extra_groups=[])
    output = open(log, "ab") if log else subprocess.PIPE  # noqa: SIM115
    try:
        return subprocess.run(
            [str(argument) for argument in arguments], cwd="/", stdout=output, stderr=subprocess.STDOUT,
            check=False, **({} if "input" in options else {"stdin": subprocess.DEVNULL}), **options)
    finally:
        if log:
            output.close()


def home(directory, state):
    """Where the servers keep data and programs: DIR, or /var/tmp where `server_user` cannot reach DIR."""
    remembered = state.get("home")
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    user = server_user()
    place = directory
    if user and run(["test", "-x", directory], user).returncode != 0:
        place = Path(tempfile.mkdtemp(prefix="moothall-", dir="/var/tmp"))
        place.chmod(0o711)
    if place != directory:
        state["home"] = str(place)
    return place


def alive(pid_file):
    """The process that a pid file names, if it lives. One that ended and that nobody has waited for does not."""
    try:
        pid = int(pid_file.read_text(encoding="utf8").split()[0])
        os.kill(pid, 0)
    except (OSError, ValueError, IndexError):
        return None
    status = Path(f"/proc/{pid}/stat")
    if status.exists() and status.read_text(encoding="utf8").rpartition(")")[2].split()[0] == "Z":
        return None
    return pid


def until(condition, seconds):
    """Polls until true; says whether it became so in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()

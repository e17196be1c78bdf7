"""ports.py FILE NAME=WISH ...: remembers a free port for each name in FILE, the wish where it is free."""
import socket
import sys
from pathlib import Path


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def main():
    file = Path(sys.argv[1])
    known = dict(line.split("=") for line in file.read_text(encoding="utf8").split()) if file.exists() else {}
    taken = {int(port) for port in known.values()}
    for wish in sys.argv[2:]:
        name, port = wish.split("=")
        if name in known:
            continue
        port = int(port)
        while port in taken or not is_free(port):
            port += 1
        taken.add(port)
        known[name] = str(port)
    file.write_text("".join(f"{name}={port}\n" for name, port in known.items()), encoding="utf8")


if __name__ == "__main__":
    main()

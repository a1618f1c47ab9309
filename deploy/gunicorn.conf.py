"""How both servers run: the desks' and the public pages'. `sadeed.serve` adds address, workers and threads.

By hand: gunicorn -c deploy/gunicorn.conf.py --bind 127.0.0.1:8000 --workers 2 --threads 400 wsgi:app
"""

import sys

from sadeed.serve import is_demo, is_loopback, prepare_alone

worker_class = "gthread"  # an open page holds a thread for its wire
worker_connections = 4000  # minus the threads: the idle connections that are kept rather than cut off
keepalive = 15
graceful_timeout = 5
preload_app = True  # loaded once, then forked: half the start, and memory shared
control_socket_disable = True
accesslog = None  # a path may name a case or a survey's invitation
loglevel = "warning"  # what a start prints is ours: addresses and accounts


def on_starting(server):
    """The demo never leaves this machine, for its password is published; and an empty database becomes a house."""
    strangers = [host for host, *_ in map(_parts, server.cfg.address) if not is_loopback(host)]
    if is_demo() and strangers:
        server.log.error(
            "Demo mode serves this machine alone, not %s. Set SADEED_ENV=production.", ", ".join(strangers)
        )
        sys.exit(1)
    house = server.app.wsgi()
    if house.config["SADEED_SIDE"] == "desks":
        prepare_alone(house)


def post_fork(server, worker):
    """A worker opens connections of its own: none is shared with the process that loaded the house."""
    from sadeed.records.base import db

    app = server.app.wsgi()
    with app.app_context():
        db.engine.dispose(close=False)


def _parts(address):
    return address if isinstance(address, tuple) else ("localhost",)  # a socket in the file system is of this machine

"""Many open pages ask for the same fragment after one change: it is rendered once and handed to all."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future

ROOM = 256  # lists
ROOM_FOR_ROWS = 5000


class Rendered:
    """Keyed by all the words depend on: the list, the language, the rights, the beat, the beat it was taken at."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[Hashable, Future[str]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, render: Callable[[], str]) -> str:
        """The fragment; the first who asks renders it, whoever asks meanwhile waits for that."""
        with self._lock:
            answer = self._kept.get(key)
            is_first = answer is None
            if answer is None:
                answer = self._kept[key] = Future()
                while len(self._kept) > self._room:
                    self._kept.popitem(last=False)
        if is_first:
            try:
                answer.set_result(render())
            except BaseException as failure:
                self._forget(key)
                answer.set_exception(failure)
        return answer.result()

    def _forget(self, key: Hashable) -> None:
        with self._lock:
            self._kept.pop(key, None)

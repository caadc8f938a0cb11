"""Messages between two processes: JSON behind its length, over a socket."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from bnr_toolkit.errors import Finding, Place

Message = dict[str, Any]

_LENGTH = struct.Struct("!Q")


def packed(message: Message) -> bytes:
    """A message as it travels.

    >>> packed({"a": 1})[8:]
    b'{"a": 1}'
    """
    text = json.dumps(message).encode("utf-8", "surrogatepass")
    return _LENGTH.pack(len(text)) + text


def send(connection: socket.socket, message: Message) -> None:
    """Send a message whole; waits when the other side is slow to read."""
    connection.sendall(packed(message))


def receive(connection: socket.socket) -> Message | None:
    """Wait for one message; None when the other side has gone."""
    head = _exactly(connection, _LENGTH.size)
    if head is None:
        return None
    body = _exactly(connection, _LENGTH.unpack(head)[0])
    return None if body is None else _unpacked(body)


class Inbox:
    """Bytes in any pieces → the messages that are whole by now."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def __len__(self) -> int:
        return len(self._bytes)

    def taken_in(self, data: bytes) -> Iterator[Message]:
        """The messages that these bytes complete, in order."""
        self._bytes += data
        while len(self._bytes) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._bytes)[0]
            if len(self._bytes) < end:
                return
            message = _unpacked(bytes(self._bytes[_LENGTH.size : end]))
            del self._bytes[:end]
            yield message


def as_message(finding: Finding) -> Message:
    """A finding as it travels."""
    fields = [[name, asdict(field) if isinstance(field, Place) else field] for name, field in finding.fields]
    return {**asdict(finding), "place": asdict(finding.place), "fields": fields}


def as_finding(message: Message) -> Finding:
    """The finding that travelled.

    >>> finding = Finding("wrong_type", Place(parameter="year"), "x", fields=(("wanted", "a number"),))
    >>> as_finding(as_message(finding)) == finding
    True
    """
    fields = tuple((name, Place(**field) if isinstance(field, dict) else field) for name, field in message["fields"])
    return Finding(**{**message, "place": Place(**message["place"]), "fields": fields})


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(min(size - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)


def _unpacked(body: bytes) -> Message:
    message: Message = json.loads(body.decode("utf-8", "surrogatepass"))
    return message

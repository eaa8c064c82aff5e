"""The part of CBOR (RFC 8949) that Pagefind's index files are made of: whole numbers, texts and arrays."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Value", "decode", "encode"]

Value: TypeAlias = int | str | list["Value"]
_NUMBER, _TEXT, _ARRAY = 0, 3, 4  # major types
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}  # bytes that hold the number, by additional information


def decode(data: bytes) -> Value:
    """The one value that these bytes hold. Raises ValueError for anything else than numbers, texts and arrays.

    >>> decode(bytes.fromhex("82634d32331818"))
    ['M23', 24]
    """
    value, end = _read(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes follow the value")
    return value


def _read(data: bytes, at: int) -> tuple[Value, int]:
    if at >= len(data):
        raise ValueError("the value is cut off")
    major, number, at = data[at] >> 5, data[at] & 31, at + 1
    if number > 23:
        if number not in _SIZES:
            raise ValueError(f"length {number} is not used by Pagefind")
        size = _SIZES[number]
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    if major == _NUMBER:
        return number, at
    if major == _TEXT:
        return data[at : at + number].decode("utf-8"), at + number
    if major != _ARRAY:
        raise ValueError(f"major type {major} is not used by Pagefind")
    items: list[Value] = []
    for _ in range(number):
        item, at = _read(data, at)
        items.append(item)
    return items, at


def encode(value: Value) -> bytes:
    """The value in the shortest form.

    >>> encode(["M23", 24]).hex()
    '82634d32331818'
    """
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        words = value.encode("utf-8")
        return _head(_TEXT, len(words)) + words
    return _head(_ARRAY, len(value)) + b"".join(map(encode, value))


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    info, size = next((i, s) for i, s in _SIZES.items() if number < 1 << 8 * s)
    return bytes([major << 5 | info]) + number.to_bytes(size, "big")

"""Bech32, in which age writes its keys (BIP 173)."""

from collections.abc import Iterable

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def bech32(prefix: str, data: bytes) -> str:
    """`prefix`, a one, the data in letters of five bits, six letters of checksum."""
    fives = _fives(data)
    spread = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    remainder = _remainder([*spread, *fives, 0, 0, 0, 0, 0, 0]) ^ 1
    checksum = [remainder >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(LETTERS[five] for five in (*fives, *checksum))}"


def _fives(data: bytes) -> list[int]:
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return [int(bits[place : place + 5], 2) for place in range(0, len(bits), 5)]


def _remainder(values: Iterable[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, factor in enumerate(GENERATOR):
            rest ^= factor if top >> place & 1 else 0
    return rest

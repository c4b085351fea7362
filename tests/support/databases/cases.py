"""Every forum whose database is made for the tests: the name of its sample, its tables, and how the sample's dump is written."""

from __future__ import annotations

from collections.abc import Callable

from . import Made, mysqldump, phpbb3, phpmyadmin

CASES: dict[str, tuple[Callable[[], Made], Callable[[Made], bytes]]] = {
    "phpbb-3-3": (phpbb3.made, mysqldump),
    "phpbb-3-0": (lambda: phpbb3.made(version="3.0.14"), phpmyadmin),
}

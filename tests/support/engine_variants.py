"""Every variant of every engine's stock markup, by engine and name."""

from __future__ import annotations

import importlib
import pkgutil

from . import engines

VARIANTS = {
    f"{module.name}-{name}": variant
    for module in pkgutil.iter_modules(engines.__path__)
    for name, variant in importlib.import_module(f"{engines.__name__}.{module.name}").VARIANTS.items()
}

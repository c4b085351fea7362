"""Real servers of this machine that serve a built site as README says, with the rules for old addresses that it holds."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.builds import PATIENCE
from support.paths import PROJECT
from support.serving import free_port

PROGRAMS = {"nginx": "nginx", "apache": "apache2", "caddy": "caddy"}
"""Servers that take rules for every old address."""
EMULATORS = {"cloudflare": "wrangler", "netlify": "netlify"}
"""What hosts that read `_redirects` and `_headers` hand out to try a site with: `npm install --global wrangler netlify-cli`."""
MISSING = "NO SERVER: "  # how the reason of each such skip begins


def recipe(server: str) -> str:
    """What README says of a server."""
    language = {"nginx": "nginx", "apache": "apache", "caddy": "caddy"}[server]
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", (PROJECT / "README.md").read_text("utf-8"), re.S)
    return blocks[0]


def program(server: str) -> str:
    """The path of a server's program. Skips where it is not there."""
    name = PROGRAMS.get(server) or EMULATORS[server]
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{MISSING}{name} is not installed")
    return found


@contextlib.contextmanager
def serving(server: str, folder: Path, site: Path, base: str = "") -> Iterator[str]:
    """A server of a site; gives the address of the site's root, with a slash at its end. Skips where the server is not there.

    `folder`: where its files go. `site`: what is served, under `base` ("/forum").
    """
    found = program(server)
    folder.mkdir(parents=True, exist_ok=True)
    root = site
    if base:
        root = folder / "root"
        shutil.copytree(site, root / base.strip("/"))
        for name in ("_redirects", "_headers", "404.html") if server in EMULATORS else ():
            shutil.copy(site / name, root)  # where these hosts look for them
    port = free_port()
    command = {"nginx": _nginx, "apache": _apache, "caddy": _caddy, "cloudflare": _cloudflare, "netlify": _netlify}[server](
        found, folder, root, port, base
    )
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}{base}/"
    try:
        _wait(address, process, folder)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address, timeout=60).close()  # noqa: S310 - our own
            return
        if process.poll() is not None or time.monotonic() > end:
            logs = "".join(log.read_text("utf-8", "replace") for log in folder.glob("*log"))
            pytest.fail(f"the server did not start:\n{logs}")
        time.sleep(0.05)


def _nginx(program: str, folder: Path, root: Path, port: int, base: str) -> list[str]:
    hosting = f"{root}{base}/_hosting/nginx"
    rules = recipe("nginx").replace("root /srv/archive;", f"root {root};").replace("/404.html", f"{base}/404.html")
    rules = re.sub(r"(?m)^location / \{.*\}$", f"include {hosting}/site.conf;", rules)
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{temporary}include {hosting}/maps.conf;\n"
        f"server {{\nlisten 127.0.0.1:{port};\n{rules}\n}}\n}}\n"
    )
    return [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def _apache(program: str, folder: Path, root: Path, port: int, base: str) -> list[str]:
    rules = recipe("apache").replace("/srv/archive", str(root)).replace("ErrorDocument 404 /", f"ErrorDocument 404 {base}/")
    modules = "authz_core mime dir rewrite headers mpm_event env".split()
    loaded = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules)
    (folder / "apache.conf").write_text(
        f"ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nServerRoot {folder}\nPidFile {folder}/pid\nErrorLog {folder}/error.log\n"
        f"Mutex pthread\n{loaded}TypesConfig /etc/mime.types\nDirectoryIndex index.html\n"
        f"Define STILLBOARD {root}{base}\n{rules}\nInclude {root}{base}/_hosting/apache/site.conf\n"
    )
    return [program, "-f", str(folder / "apache.conf"), "-DFOREGROUND"]


def _caddy(program: str, folder: Path, root: Path, port: int, base: str) -> list[str]:
    rules = recipe("caddy").replace("archive.example {", f"http://127.0.0.1:{port} {{").replace("/srv/archive", str(root))
    rules = rules.replace("/404.html", f"{base}/404.html")
    rules = rules.replace("    try_files", f"    import {root}{base}/_hosting/caddy/site.caddy\n    try_files")
    (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + rules)
    return [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def _cloudflare(program: str, _: Path, root: Path, port: int, __: str) -> list[str]:
    return [program, "pages", "dev", str(root), "--ip", "127.0.0.1", "--port", str(port), "--compatibility-date", "2024-01-01"]


def _netlify(program: str, _: Path, root: Path, port: int, __: str) -> list[str]:
    """Without functions at its edge, for which it would load another program."""
    options = ["--offline", "--no-open", "--internal-disable-edge-functions"]
    return [program, "dev", *options, "--dir", str(root), "--port", str(port), "--target-port", str(free_port())]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        return None


def answer(address: str, request: Callable[[str], str] = str) -> tuple[int, str]:
    """The status of an answer and where it leads, "" where it leads nowhere. No redirect is followed."""
    opener = urllib.request.build_opener(_Stay)
    try:
        with opener.open(request(address), timeout=60) as found:
            return found.status, ""
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, error.headers.get("Location", "")

"""A headless Chromium that shows pages we hand it, takes keys and taps, and can reach nothing else.

Spoken to in the DevTools protocol through a pipe, which needs no driver, no port and no library.
"""

import base64
import fcntl
import json
import os
import select
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOME = "http://card.test/"
"""Where pages stand: an origin of their own, with storage, as in Anki's own web server."""

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-extensions "
    "--disable-background-networking --disable-component-update --disable-dev-shm-usage --force-color-profile=srgb "
    "--remote-debugging-pipe"
)


_PATIENCE = 60
"""Seconds after which no answer means that none will come."""


class Browser:
    """One tab."""

    def __init__(self, pid: int, read: int, write: int) -> None:
        self._pid, self._read, self._write = pid, read, write
        self._buffer = b""
        self._last = 0
        self._session = ""
        self._page = ""
        self.complaints: list[str] = []
        """Errors and warnings of the console, and exceptions that nothing caught."""
        self.requests: list[str] = []
        """Addresses that pages asked for, beside their own."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        self.size(390, 780)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a command; what happens meanwhile is noted."""
        number = self._send(method, params)
        while (message := self._receive()).get("id") != number:
            self._note(message)
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def size(self, width: int, height: int, *, scale: float = 1, touch: bool = False) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=scale, mobile=touch,
        )  # fmt: skip
        self.call("Emulation.setTouchEmulationEnabled", enabled=touch)

    def open(self, page: str, address: str = HOME) -> None:
        """Load a page, and wait until its scripts have run."""
        self._page = page
        self.call("Page.navigate", url=address)
        self.call("Page.bringToFront")
        self.run(
            "new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))"
        )

    def run(self, script: str) -> Any:
        """The value of an expression, awaited."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", answer))
        return answer["result"].get("value")

    def texts(self, selector: str) -> list[str]:
        """The words of all that a selector finds and that can be seen."""
        found: list[str] = self.run(
            f"[...document.querySelectorAll({json.dumps(selector)})]"
            ".filter(e => e.getClientRects().length).map(e => e.innerText.trim())"
        )
        return found

    def press(self, key: str, *, code: str = "", alt: bool = False) -> None:
        code = code or (f"Digit{key}" if key.isdigit() else f"Key{key.upper()}" if len(key) == 1 else key)
        text = {"text": key} if len(key) == 1 and not alt else {}
        common = {"key": key, "code": code, "modifiers": int(alt)}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def tap(self, selector: str, *, words: str = "") -> None:
        """Touch the first thing that a selector finds, or the one with these words."""
        x, y = self._middle(selector, words)
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        # A tap becomes a click a moment later; what is asked next must not overtake it.
        self.run("new Promise(done => setTimeout(done, 20))")

    def click(self, selector: str, *, words: str = "") -> None:
        x, y = self._middle(selector, words)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path, *, whole: bool = True) -> None:
        """A PNG of the page, down to its end or only of what the window shows."""
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def close(self) -> None:
        """End Chromium, and wait until it has ended."""
        self._send("Browser.close", {}, whole=True)
        os.waitpid(self._pid, 0)

    def _middle(self, selector: str, words: str) -> tuple[float, float]:
        box = self.run(
            f"""(() => {{
              const all = [...document.querySelectorAll({json.dumps(selector)})];
              const words = {json.dumps(words)};
              const one = all.find(each => !words || each.innerText.trim() === words);
              one.scrollIntoView({{block: 'center'}});
              const box = one.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"""
        )
        return box[0], box[1]

    def _send(self, method: str, params: dict[str, Any], *, whole: bool = False) -> int:
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if self._session and not whole:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return self._last

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            if not select.select([self._read], [], [], _PATIENCE)[0]:
                raise RuntimeError("Chromium does not answer")
            chunk = os.read(self._read, 1 << 16)
            if not chunk:
                raise RuntimeError("Chromium ended")
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        params = message.get("params", {})
        match message.get("method"):
            case "Fetch.requestPaused":
                self._serve(params)
            case "Runtime.exceptionThrown":
                self.complaints.append(str(params["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if params["type"] in ("error", "warning", "assert"):
                self.complaints.append(str(params["args"]))
            case "Log.entryAdded":
                self.complaints.append(params["entry"]["text"])

    def _serve(self, params: dict[str, Any]) -> None:
        address = params["request"]["url"]
        answer: dict[str, Any] = {"requestId": params["requestId"]}
        if address == HOME:
            body = base64.b64encode(self._page.encode("utf-8", "surrogatepass")).decode()
            headers = [{"name": "Content-Type", "value": "text/html; charset=utf-8"}]
            self._send(
                "Fetch.fulfillRequest",
                answer | {"responseCode": 200, "responseHeaders": headers, "body": body},
            )
        elif address.endswith("/favicon.ico"):
            self._send("Fetch.fulfillRequest", answer | {"responseCode": 204})
        elif address.startswith("file:"):
            self._send("Fetch.continueRequest", answer)
        else:
            self.requests.append(address)
            self._send("Fetch.failRequest", answer | {"errorReason": "BlockedByClient"})


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A Chromium that keeps its profile in a folder, until the block ends."""
    if CHROMIUM is None:
        raise RuntimeError("there is no Chromium: apt-get install chromium")
    from_us, to_chromium = os.pipe()
    from_chromium, to_us = os.pipe()
    # Chromium reads from 3 and writes to 4; ours are moved out of the way of both.
    theirs = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (from_us, to_us)]
    silent = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in (0, 1, 2)]
    pipes = [(os.POSIX_SPAWN_DUP2, end, n) for n, end in enumerate(theirs, start=3)]
    pid = os.posix_spawn(
        CHROMIUM,
        [CHROMIUM, *_FLAGS.split(), f"--user-data-dir={folder}"],
        os.environ,
        file_actions=[*silent, *pipes],
    )
    for end in (from_us, to_us, *theirs):
        os.close(end)
    tab = Browser(pid, from_chromium, to_chromium)
    try:
        yield tab
    finally:
        tab.close()
        os.close(from_chromium)
        os.close(to_chromium)

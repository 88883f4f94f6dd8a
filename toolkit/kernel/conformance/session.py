"""One running kernel, driven as a front end drives it."""

import os
import subprocess
import time
from dataclasses import dataclass, field

import psutil
from jupyter_client.manager import KernelManager

# Generous: a busy machine may take long, and only the table's times say how long it took.
PATIENCE = 240


@dataclass
class Outcome:
    """What came of one cell."""

    status: str = ""
    seconds: float = 0.0
    stdout: str = ""
    stderr: str = ""
    ename: str = ""
    evalue: str = ""
    trace: str = ""
    results: list = field(default_factory=list)
    displays: list = field(default_factory=list)
    updates: list = field(default_factory=list)
    arrivals: list = field(default_factory=list)

    @property
    def text(self):
        return self.results[-1].get("text/plain", "") if self.results else ""


class Session:
    def __init__(self, kernel, **environment):
        self.kernel = kernel
        self.manager = KernelManager(kernel_name=kernel)
        start = time.monotonic()
        self.manager.start_kernel(env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
        self.pid = self.manager.provisioner.process.pid
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.ready_seconds = time.monotonic() - start

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()

    def kill(self):
        """For a session that a check has left in an unknown state."""
        if psutil.pid_exists(self.pid):
            psutil.Process(self.pid).kill()

    def restart(self):
        self.manager.restart_kernel()
        self.pid = self.manager.provisioner.process.pid
        self.client.wait_for_ready(timeout=PATIENCE)

    def memory(self):
        """Resident memory of the kernel in MiB."""
        return psutil.Process(self.pid).memory_info().rss / 2**20

    def processor_seconds(self):
        """Time that processors spent on the kernel so far, which a busy machine does not lengthen much."""
        times = psutil.Process(self.pid).cpu_times()
        return times.user + times.system

    def send(self, code, live=False):
        return self.client.execute(code, allow_stdin=live)

    def run(self, code, interrupt_after=None, live=False):
        """Runs a cell; with interrupt_after, interrupts it then, and the seconds count from the interrupt."""
        request = self.send(code, live)
        start = time.monotonic()
        if interrupt_after is not None:
            time.sleep(interrupt_after)
            start = time.monotonic()
            self.manager.interrupt_kernel()
        return self.outcome(request, start)

    def outcome(self, request, start):
        outcome = Outcome()
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                break
            if kind == "stream":
                setattr(outcome, content["name"], getattr(outcome, content["name"]) + content["text"])
                outcome.arrivals.append(time.monotonic() - start)
            elif kind == "execute_result":
                outcome.results.append(content["data"])
            elif kind == "display_data":
                outcome.displays.append((content.get("transient", {}).get("display_id"), content["data"]))
            elif kind == "update_display_data":
                outcome.updates.append((content.get("transient", {}).get("display_id"), content["data"]))
            elif kind == "error":
                outcome.ename, outcome.evalue = content["ename"], content["evalue"]
                outcome.trace = "\n".join(content["traceback"])
        reply = self.reply(request)
        outcome.status = reply["status"]
        outcome.seconds = time.monotonic() - start
        return outcome

    def reply(self, request):
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def inspect(self, code):
        """Inspects at the bar in the code."""
        position = code.index("|")
        return self.reply(self.client.inspect(code.replace("|", "", 1), position))

    def complete(self, code):
        """Completes at the bar in the code."""
        position = code.index("|")
        return self.reply(self.client.complete(code.replace("|", "", 1), position))

    def is_complete(self, code):
        return self.reply(self.client.is_complete(code))["status"]

"""Where the program begins: Ctrl+C ends it in silence, also while it is still being imported."""

import gc
import signal
import sys
from types import FrameType

#: what a shell says of a program that Ctrl+C ended
INTERRUPTED = 128 + signal.SIGINT
#: seconds after which Ctrl+C is told again that came where nothing can be raised
_SOON = 0.01

# until there is something to tidy up, the signal simply ends the process
signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupt_again(told: "sys.UnraisableHookArgs") -> None:
    """Raise a Ctrl+C a moment later that came where Python raises nothing, as amid an import; tell all else as ever."""
    if told.exc_type is KeyboardInterrupt and hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, _SOON)
    else:
        sys.__unraisablehook__(told)


def main() -> None:
    """Run the command line.

    What Ctrl+C breaks off in C, as a function that SQLite calls, is told there as an error of another kind: whichever
    comes of it, the program was interrupted.
    """
    came: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        came.append(number)
        signal.default_int_handler(number, frame)

    # what is imported stays: to look for what could go, again and again, is a tenth of the start
    gc.disable()
    from graph_service.cli import main as commands

    sys.unraisablehook = interrupt_again
    signal.signal(signal.SIGINT, interrupt)
    try:
        commands()
    except SystemExit as ended:
        if came:
            from graph_service.cli.failures import WRONG_USE

            ended.code = INTERRUPTED if ended.code == WRONG_USE else ended.code
        raise
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        # nothing that ends by itself is interrupted on its last steps
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        # all ends now: to look through what is there once more would take as long as many a question
        gc.freeze()


if __name__ == "__main__":
    main()

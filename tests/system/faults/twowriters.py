# SPDX-License-Identifier: MIT
"""R7: a second writer of the same file is refused, and a reader never gets a partial file."""

import os
import time

import harness

REFUSED = 1


def read_continuously(path, reads, seconds, meanwhile=lambda: None):
    """Reads at least `reads` times and for at least `seconds`. Returns the number of reads, of unreadable files
    and of different contents, and the first error."""
    end = time.monotonic() + seconds
    done = bad = changes = 0
    last, first_bad = b"", ""
    while done < reads or time.monotonic() < end:
        found = harness.judge(path)
        done += 1
        if not found.valid:
            bad += 1
            first_bad = first_bad or found.why
        elif found.raw != last:
            last = found.raw
            changes += 1
        if done % 2000 == 0:
            meanwhile()
    return done, bad, changes, first_bad


def second_is_refused(options, path, first):
    before = harness.judge(path).total
    with harness.Host([options.mesh_host], path, register="b", messages="b:1000") as second:
        code = second.wait(10)
    harness.expect(code == REFUSED, f"exit code of the second {code}: {second.log()}")
    harness.expect(f"process {first.pid} " in second.log(),
                   f"the first, {first.pid}, is not named: {second.log()}")
    harness.expect(harness.judge(path).data["services"][0]["name"] == "a"
                   and harness.judge(path).total >= before, "the second writer wrote")


def both_together(options, folder, rounds):
    """If two are started together, exactly one gets the file."""
    for i in range(rounds):
        path = os.path.join(folder, f"race{i}.json")
        with harness.Host([options.mesh_host], path, register="a") as one, \
                harness.Host([options.mesh_host], path, register="a") as two:
            pair = (one, two)
            harness.wait_until(lambda: any(h.process.poll() is not None for h in pair), 10,
                               "one of two to be refused")
            refused, writer = (one, two) if one.process.poll() is not None else (two, one)
            harness.expect(refused.wait() == REFUSED, f"the refused one: {refused.log()}")
            writer.wait_ready()
            harness.expect("writes it already" in refused.log(), f"the log of the refused one: {refused.log()}")
            harness.expect(writer.terminate() == 0, f"the other one: {writer.log()}")
        harness.expect(harness.whole(harness.judge(path)), "after the race the file is broken")


def real(options, folder):
    path = os.path.join(folder, harness.FILE_NAME)
    tally = harness.Tally(os.path.join(folder, "tally"))
    seconds = options.seconds or 5
    refusals = 0
    with harness.Host([options.mesh_host], path, register="a", rate="max",
                      tally=tally.path) as first:
        first.wait_ready()

        def second():
            nonlocal refusals
            second_is_refused(options, path, first)
            refusals += 1

        reads, bad, changes, why = read_continuously(path, options.reads, seconds, second)
        harness.expect(first.terminate() == 0, f"the first: {first.log()}")
    harness.expect(bad == 0, f"{bad} of {reads} reads were unreadable: {why}")
    harness.expect(refusals > 0 and changes > 30, f"{refusals} refusals, {changes} contents")
    harness.expect(harness.judge(path).total == tally.value(), "messages were lost by a refused writer")
    rounds = 100 if options.full else 20
    both_together(options, folder, rounds)
    return (f"R7: {seconds} s, {refusals} second writers refused, 0 of {reads} reads unreadable "
            f"({changes} contents seen); of {rounds} pairs started together one each was refused")


def naive(options, folder):
    """The guide's writers, two on one file and one in place, must be detected."""
    shares = []
    for name, flags, writers in (("two with one temporary name", (), 2), ("in place", ("--in-place",), 1)):
        path = os.path.join(folder, name.replace(" ", "_") + ".json")
        hosts = [harness.Host(harness.guide_writer(*flags), path, register="a,b,c", rate="max")
                 for _ in range(writers)]
        try:
            for host in hosts:
                host.wait_ready()
            reads, bad, _, _ = read_continuously(path, 5000, 1)
            if writers == 2 and not bad:
                reads, bad, _, _ = read_continuously(path, 100_000, 5)
        finally:
            for host in hosts:
                host.kill()
        harness.expect(bad > 0, f"{reads} reads did not detect the naive writer {name}")
        shares.append(f"{name}: {100 * bad / reads:.2f} % of {reads} reads unreadable")
    return f"R7 naive: {', '.join(shares)}"


def main():
    options = harness.parser(__doc__, has_naive=True)
    options.add_argument("--reads", type=int, default=50_000)
    options.add_argument("--seconds", type=float)
    given = options.parse_args()
    with harness.scratch(given) as folder:
        return globals()[given.what](given, folder)


if __name__ == "__main__":
    harness.run(main)

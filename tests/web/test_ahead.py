"""What is written beside a build, by whichever server comes first."""

from __future__ import annotations

from threading import Thread

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.web.ahead import Release


def test_two_servers_of_a_build_write_its_files_once(small: Catalogue) -> None:
    both = [Release(small, build(small)) for _ in range(2)]
    found = list[int]()
    threads = [Thread(target=lambda one=one: found.append(len(one.write()))) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert found[0] == found[1] > 0

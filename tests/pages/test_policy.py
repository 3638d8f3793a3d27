from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from verbund.pages.policy import content_security_policy, json_block


def test_nothing_may_be_fetched_and_only_our_scripts_may_run() -> None:
    digest = b64encode(sha256(b"1 + 1").digest()).decode()
    assert content_security_policy(["1 + 1"]) == (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


@given(st.text())
def test_any_text_survives_and_none_ends_the_block(text: str) -> None:
    block = str(json_block({"text": text}))
    assert "<" not in block
    assert "\u2028" not in block
    assert "\u2029" not in block
    assert json.loads(block) == {"text": text}

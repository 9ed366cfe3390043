"""Links as people get them: by mail."""

import email
import email.policy
import re

from stack import eventually


def mailed_link(stack, recipient, page, count=1):
    """The link to a page of ours in the latest of `count` mails that bring one."""
    def links():
        files = sorted(stack.mails(), key=lambda file: file.stat().st_mtime_ns)
        messages = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        bodies = [
            message.get_body(("plain",)).get_content()
            for message in messages if message["To"].addresses[0].addr_spec == recipient
        ]
        found = [link for body in bodies for link in re.findall(rf"http\S+/{page}#\S+", body)]
        return found if len(found) >= count else None

    link = eventually(links)[-1]
    assert link.startswith(stack.address)
    return link

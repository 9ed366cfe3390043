"""What a person does, through all three services, in staging before a version may go on to production.

usage: story.py ADDRESS
"""

import os

from deployed import Deployed, Failed, main


def story(deployed: Deployed) -> None:
    """somebody registers, signs in, looks around, chooses, and leaves again"""
    # Amazon's mailbox for tests: it takes every mail, and none of them bounces.
    marker = os.urandom(6).hex()
    person = {
        "name": "Staging " + marker, "email": f"success+{marker}@simulator.amazonses.com",
        "password": "a heron stands in the reeds " + marker,
    }
    deployed.call("POST", "/auth/register", person, status=201)
    signed_in = deployed.call("POST", "/auth/login", {"email": person["email"], "password": person["password"]})
    token = signed_in["access_token"]
    if deployed.call("GET", "/auth/me", token=token)["name"] != person["name"]:
        raise Failed("GET /auth/me: somebody else")
    deployed.call("GET", "/users/me/preferences", token=token)
    # Answered by notification-service, through events-api.
    deployed.call("GET", "/users/me/notifications", token=token)
    for event in deployed.call("GET", "/events?limit=5"):
        if deployed.call("GET", f"/events/{event['id']}")["id"] != event["id"]:
            raise Failed(f"GET /events/{event['id']}: another event")
    deployed.call("DELETE", "/users/me", {"confirm": person["email"], "password": person["password"]}, token, status=204)
    deployed.call("POST", "/auth/login", {"email": person["email"], "password": person["password"]}, status=401)


if __name__ == "__main__":
    main(story)

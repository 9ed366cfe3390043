import Foundation

// What rules of people take from; each throws ``Problem`` 429.
extension RateLimiter {
    /// Before a password is looked at, right or wrong, of an account or of none.
    ///
    /// - Parameters:
    ///   - email: in whatever form.
    ///   - network: of ``EventsRequestContext/network(of:)``.
    func takeSignIn(email: String, network: String) async throws {
        try await require(.signInNetwork, .network(network))
        try await require(.signIn, .account(email))
    }

    /// Before a password is looked at of who is signed in, such as when it is changed: from the same bucket.
    func takePassword(email: String) async throws {
        try await require(.signIn, .account(email))
    }

    /// Before an account is made.
    func takeRegistration(network: String) async throws {
        try await require(.registration, .network(network))
    }

    /// Before somebody is mailed a link at another's word.
    ///
    /// - Parameter email: in whatever form, of an account or of none.
    func takeAccountMail(email: String, network: String) async throws {
        try await require(.accountMailNetwork, .network(network))
        try await require(.accountMail, .account(email))
    }

    /// Before a code is sent to a telephone at somebody's word.
    ///
    /// - Parameter number: in the form of E.164.
    func takePhoneCode(userID: UUID, number: String) async throws {
        try await require(.phoneCode, .user(userID))
        try await require(.phoneNumber, .account(number))
    }

    /// Before what another service says is passed on.
    func takeWebhook(network: String) async throws {
        try await require(.webhooks, .network(network))
    }

    /// Before a session gets new tokens.
    func takeRefresh(sessionID: UUID) async throws {
        try await require(.refresh, .session(sessionID))
    }

    /// Before everyone who comes to an event is written to.
    func takeMessage(eventID: UUID) async throws {
        try await require(.messages, .event(eventID))
    }

    /// Before somebody without an account asks for a seat.
    func takeGuest(network: String) async throws {
        try await require(.guests, .network(network))
    }
}

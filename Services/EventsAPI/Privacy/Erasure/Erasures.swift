import CampusCore
import Foundation
import ServiceKit

/// The rules of leaving: an account is nobody's at once, its seats go to the next in line, and everything else that
/// names the person follows until nothing is left, whatever fails in between.
struct Erasures: Sendable {
    let store: ErasureStore
    let rsvps: RSVPs
    let accounts: AccountStore
    let hasher: PasswordHasher
    let limiter: RateLimiter
    let held: HeldNotifications
    let now: @Sendable () -> Date

    /// For so long, in seconds, having signed in stands for the password.
    static let recentSignIn: TimeInterval = 600

    /// Deletes the person's own account. What is left to do is noted with it and done by ``ErasureWorker``.
    ///
    /// - Throws: ``ValidationError`` for a wrong address or password; ``ErasureRefusal``; ``Problem`` 401 when it is
    ///   gone already, 403 for who must type the password, 429 for who tries too many.
    func delete(_ deletion: AccountDeletion, _ identity: Identity) async throws -> Erasure {
        guard let known = try await accounts.credentials(id: identity.userID) else { throw Accounts.gone }
        try deletion.validate(email: known.user.email)
        try await requireProof(deletion.password, of: known, identity)
        let erasure = try await store.begin(userID: identity.userID, now: now()) { isLastAdministrator, events in
            guard !isLastAdministrator else { throw ErasureRefusal.lastAdministrator }
            guard events.isEmpty else { throw ErasureRefusal.organizes(events) }
        }
        guard let erasure else { throw Accounts.gone }
        return erasure
    }

    /// Forgets a guest, who proves with the code of one RSVP that the address is theirs, at all events.
    ///
    /// - Throws: ``Problem`` 404 with a wrong code or for who is no guest.
    func forget(guestOf rsvpID: UUID, code: String?) async throws -> Erasure {
        let rsvp = try await rsvps.rsvp(id: rsvpID, for: nil, code: code ?? "")
        return try await store.begin(guest: rsvp.email, now: now())
    }

    /// Takes the name off the person's RSVPs and gives up what is yet to come; each seat goes to the next in its
    /// event's order. Who is checked in already stays so.
    ///
    /// - Returns: how many RSVPs keep the name for now because somebody holds them.
    func giveUpSeats(_ erasure: Erasure) async throws -> Int {
        let ids = try await store.rsvpIDs(erasure)
        let left = try await store.anonymise(rsvps: ids)
        for (rsvpID, eventID) in try await store.coming(rsvps: ids, now: now()) {
            _ = try await rsvps.lanes.decide(.cancel(rsvpID: rsvpID), eventID: eventID)
        }
        return left
    }

    /// Does what is left for the next whose turn it is.
    ///
    /// - Returns: false when it is nobody's turn.
    func proceed() async throws -> Bool {
        guard let erasure = try await store.take(now: now()) else { return false }
        let reason: String?
        do {
            reason = try await complete(erasure)
        } catch {
            try await store.postpone(erasure, reason: "\(error)")
            throw error
        }
        if let reason {
            try await store.postpone(erasure, reason: reason)
        } else {
            try await store.finish(erasure)
        }
        return true
    }

    /// - Returns: why something may be left; nil when nothing is.
    private func complete(_ erasure: Erasure) async throws -> String? {
        // Asked first: what is looked for below is then all there is.
        let isPast = now().timeIntervalSince(erasure.requestedAt) >= (erasure.userID == nil ? 0 : Erasure.grace)
        let isSettled = try await store.isSettled(erasure)
        let rsvpsLeft = try await giveUpSeats(erasure)
        try await store.forgetBelongings(erasure)
        try await store.scrubAnnouncements(erasure)
        let mailsLeft = try await store.scrubOutbox(erasure)
        let answersLeft = try await store.scrubCopies(erasure)
        guard isPast, isSettled else { return "something that began before is under way" }
        guard rsvpsLeft + mailsLeft + answersLeft == 0 else {
            return "\(rsvpsLeft) RSVPs, \(mailsLeft) mails and \(answersLeft) answers are held"
        }
        // Last, when nothing can be handed over any more that says who it was.
        try await held.erase(erasure)
        return nil
    }

    private func requireProof(
        _ password: String?,
        of known: AccountStore.Credentials,
        _ identity: Identity
    ) async throws {
        if let password {
            try await limiter.takePassword(email: known.user.email)
            guard try await hasher.verify(password, stored: known.passwordHash) else {
                throw ValidationError([FieldError(field: "password", message: "is not right")])
            }
        } else if try await !store.signedIn(since: now() - Self.recentSignIn, identity) {
            throw Problem(.forbidden, "Type your password, or sign in again first", kind: "sign-in-again")
        }
    }
}

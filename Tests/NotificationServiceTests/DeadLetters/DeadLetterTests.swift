import CampusCore
import Foundation
import JobQueue
import Testing

@testable import NotificationService

@Suite struct DeadLetterTests {
    private struct Letter: Decodable {
        let id: WireID
        let lastError: String?
        let errors: [FailedNotification.AttemptError]

        private enum CodingKeys: String, CodingKey {
            case id
            case lastError = "last_error"
            case errors
        }
    }

    /// A notification that failed twice, the second time for good; the queue gave it up, too.
    private func failed(_ office: PostOffice, _ channel: NotificationChannel = .email) async throws -> UUID {
        let request = NotificationRequest.to(channel, phone: "+4915112345678")
        try await office.notifications.accept([request])
        for token in 1...2 {
            _ = try await office.store.startAttempt(id: request.id, token: Int64(token))
            _ = try await office.store.markFailed(
                id: request.id,
                token: Int64(token),
                error: "no \(token)",
                isFinal: token == 2,
                counts: true
            )
        }
        let queue = try #require(office.queues[channel])
        let lease = try #require(try await queue.lease(limit: 1, duration: .seconds(60)))
        try await queue.finish(lease, outcomes: [request.id.wire: .dead(error: "no 2")])
        return request.id
    }

    @Test func whatWasGivenUpIsShownWithAllThatWentWrong() async throws {
        try await PostOffice.with { office in
            let (mail, text) = (try await failed(office), try await failed(office, .sms))
            try await office.notifications.accept([.to()])
            let answer = try await office.ask(.get, "/dead-letters")
            let letters = try WireJSON.decoder().decode([Letter].self, from: answer.body)
            #expect(letters.map(\.id.uuid) == [text, mail])
            #expect(answer.headers[.counts] == "email=1, sms=1, push=0, in_app=0")
            #expect(letters.first?.lastError == "no 2")
            #expect(letters.first?.errors.map(\.error) == ["no 1", "no 2"])
            #expect(letters.first?.errors.map(\.attempt) == [1, 2])
            let texts = try await office.ask(.get, "/dead-letters?channel=sms")
            #expect(try WireJSON.decoder().decode([Letter].self, from: texts.body).map(\.id.uuid) == [text])
        }
    }

    @Test func onlyTheLatestErrorsAreKept() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            for token in 1...25 {
                _ = try await office.store.startAttempt(id: request.id, token: Int64(token))
                _ = try await office.store.markFailed(
                    id: request.id,
                    token: Int64(token),
                    error: "\(token)",
                    isFinal: token == 25,
                    counts: true
                )
            }
            let answer = try await office.ask(.get, "/dead-letters")
            let letters = try WireJSON.decoder().decode([Letter].self, from: answer.body)
            #expect(letters.first?.errors.map(\.error) == (6...25).map { "\($0)" })
        }
    }

    @Test(arguments: [true, false]) func whatIsTriedAgainIsSent(_ doesTheQueueRemember: Bool) async throws {
        try await PostOffice.with { office in
            let id = try await failed(office)
            let queue = try #require(office.queues[.email])
            if !doesTheQueueRemember { try await queue.cancel([id.wire]) }
            let answer = try await office.ask(.post, "/notifications/\(id.wire)/retry")
            #expect(answer.status == .accepted)
            let lease = try #require(try await queue.lease(limit: 1, duration: .seconds(60)))
            #expect(lease.jobs.map(\.attempt) == [1])
            let sender = ScriptedSender()
            try await office.delivery(sender).deliver(try #require(lease.jobs.first))
            #expect(try await office.notification(id).status == .sent)
            #expect(try await office.ask(.post, "/notifications/\(id.wire)/retry").status == .conflict)
            #expect(try await office.ask(.post, "/notifications/\(UUID().wire)/retry").status == .notFound)
        }
    }

    /// Between the row and the queue, or when Redis is away, the reconciler meets a dead letter that waits.
    @Test func whatIsTriedAgainHasAllItsAttempts() async throws {
        try await PostOffice.with { office in
            let id = try await failed(office)
            _ = try await office.store.requeue([id], limit: 10)
            let queue = try #require(office.queues[.email])
            let reconciler = QueueReconciler(
                channel: .email,
                store: office.store,
                queue: queue,
                maximumAttempts: 2,
                logger: office.logger
            )
            #expect(try await reconciler.reviveForgotten() == 1)
            #expect(try await office.notification(id).status == .queued)
            #expect(try await queue.depths().ready == 1)
        }
    }

    @Test func allOrSomeAreTriedAgain() async throws {
        try await PostOffice.with { office in
            var ids: [UUID] = []
            for channel in [NotificationChannel.email, .sms, .email] { ids.append(try await failed(office, channel)) }
            let one = try await office.ask(
                .post,
                "/dead-letters/retry",
                #"{"ids":["\#(ids[0].wire)","\#(UUID().wire)"]}"#
            )
            #expect(String(decoding: one.body, as: UTF8.self) == #"{"retried":1}"#)
            let all = try await office.ask(.post, "/dead-letters/retry", #"{"all":true}"#)
            #expect(String(decoding: all.body, as: UTF8.self) == #"{"retried":2}"#)
            #expect(try await office.queues[.email]?.depths().ready == 2)
            #expect(try await office.queues[.sms]?.depths().ready == 1)
            #expect(try await office.ask(.post, "/dead-letters/retry", "{}").status == .unprocessableContent)
        }
    }

    private struct Standing: Decodable {
        let channel: String
        let ready: Int
    }

    @Test func aQueueIsStoppedAndGoesOn() async throws {
        try await PostOffice.with { office in
            let paused = try await office.ask(.post, "/queues/email/pause")
            #expect(paused.status == .ok)
            let queue = try #require(office.queues[.email])
            #expect(try await queue.isPaused)
            _ = try await office.ask(.post, "/queues/email/resume")
            #expect(try await !queue.isPaused)
            #expect(try await office.ask(.post, "/queues/in_app/pause").status == .notFound)
            let all = try await office.ask(.get, "/queues")
            let standings = try WireJSON.decoder().decode([Standing].self, from: all.body)
            #expect(standings.map(\.channel) == ["email", "sms", "push"] && standings.allSatisfy { $0.ready == 0 })
        }
    }
}

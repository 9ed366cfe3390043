import CampusCore
import Foundation
import JobQueue
import RedisTesting
import ServiceKit
import Synchronization
import Testing

@testable import NotificationService

@Suite struct NotificationDeliveryTests {
    private func job(_ id: UUID, token: Int64 = 1, attempt: Int = 1) -> LeasedJob {
        LeasedJob(id: id.wire, payload: [], attempt: attempt, fencingToken: token)
    }

    @Test func whatWasSentIsKnownAsSuchAndNotSentAgain() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            let sender = ScriptedSender()
            try await office.delivery(sender).deliver(job(request.id))
            try await office.delivery(sender).deliver(job(request.id, token: 2))
            let notification = try await office.notification(request.id)
            #expect(sender.sent == [request.id])
            #expect(notification.status == .sent && notification.attempts == 1 && notification.sentAt != nil)
        }
    }

    @Test func whatCarriesItIsAPartOfItsTrace() async throws {
        try await PostOffice.with { office in
            let trace = "0af7651916cd43dd8448eb211c80319c"
            var traced = NotificationRequest.to()
            traced.traceparent = "00-\(trace)-b7ad6b7169203331-01"
            var malformed = NotificationRequest.to()
            malformed.traceparent = "00-of-no-trace-01"
            try await office.notifications.accept([traced, malformed])
            let seen = Mutex<[UUID: String]>([:])
            let sender = ScriptedSender { notification in
                seen.withLock { $0[notification.id.uuid] = TraceContext.current?.traceID }
                return "m"
            }
            for request in [traced, malformed] { try await office.delivery(sender).deliver(job(request.id)) }
            #expect(seen.withLock { $0 } == [traced.id: trace])
        }
    }

    @Test func aJobOfANotificationThatIsGoneIsDone() async throws {
        try await PostOffice.with { office in
            let sender = ScriptedSender()
            try await office.delivery(sender).deliver(job(.version7()))
            #expect(sender.sent.isEmpty)
            let error = await #expect(throws: NotificationDelivery.Unknown.self) {
                try await office.delivery(sender).deliver(
                    LeasedJob(id: "no id", payload: [], attempt: 1, fencingToken: 1)
                )
            }
            #expect(error?.isPermanent == true)
        }
    }

    /// The worker that was overtaken comes back with another outcome than the one that overtook it.
    @Test func aStaleWorkerChangesNothing() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            #expect(try await office.store.startAttempt(id: request.id, token: 5) != nil)
            // It may be under way still.
            #expect(try await office.store.startAttempt(id: request.id, token: 7) == nil)
            try await office.loseAttempts()
            #expect(try await office.store.startAttempt(id: request.id, token: 4) == nil)
            #expect(try await office.store.startAttempt(id: request.id, token: 7) != nil)
            #expect(
                try await !office.store.markFailed(id: request.id, token: 5, error: "late", isFinal: true, counts: true)
            )
            #expect(try await !office.store.markSent(id: request.id, token: 5, messageID: "late"))
            #expect(try await office.notification(request.id).status == .queued)
            #expect(try await office.store.markSent(id: request.id, token: 7, messageID: "m"))
            // Said again, when the answer was lost.
            #expect(try await office.store.markSent(id: request.id, token: 7, messageID: "m"))
            #expect(try await office.notification(request.id).status == .sent)
        }
    }

    /// Redis lost its memory while a mail was on its way: the job comes again, and must not run beside itself.
    @Test func anAttemptThatMayBeUnderWayIsWaitedFor() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            let sender = ScriptedSender { notification in
                try await Task.sleep(for: .milliseconds(600))
                return notification.id.uuid.wire
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await office.delivery(sender).deliver(job(request.id, token: 1)) }
                while sender.sent.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
                group.addTask { try await office.delivery(sender).deliver(job(request.id, token: 2)) }
                try await group.waitForAll()
            }
            #expect(sender.sent == [request.id])
            #expect(try await office.notification(request.id).attempts == 1)
        }
    }

    /// Two that lease a job within a moment, as when Redis is emptied between.
    @Test func twoThatBeginAtOnceSendOnce() async throws {
        try await PostOffice.with { office in
            let requests = (0..<10).map { _ in NotificationRequest.to() }
            try await office.notifications.accept(requests)
            let sender = ScriptedSender { notification in
                try await Task.sleep(for: .milliseconds(50))
                return notification.id.uuid.wire
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for request in requests {
                    for token in 1...3 {
                        group.addTask {
                            try await office.delivery(sender).deliver(job(request.id, token: Int64(token)))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(sender.sent.count == 10 && Set(sender.sent) == Set(requests.map(\.id)))
        }
    }

    @Test func anAttemptWithoutAnEndIsMadeAgain() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            _ = try await office.store.startAttempt(id: request.id, token: 1)
            try await office.loseAttempts()
            let sender = ScriptedSender()
            try await office.delivery(sender).deliver(job(request.id, token: 2, attempt: 2))
            #expect(sender.sent == [request.id])
            #expect(try await office.notification(request.id).attempts == 2)
        }
    }

    @Test func whatFailsWaitsUntilItHasFailedTooOften() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            let sender = ScriptedSender { _ in
                throw TransportError(.unavailable, "zoe@campus.example cannot be reached")
            }
            for attempt in 1...3 {
                let job = job(request.id, token: Int64(attempt), attempt: attempt)
                if attempt < 3 {
                    await #expect(throws: TransportError.self) { try await office.delivery(sender).deliver(job) }
                } else {
                    // The row is the dead letter: for the queue the job is done.
                    try await office.delivery(sender).deliver(job)
                }
                let notification = try await office.notification(request.id)
                #expect(notification.status == (attempt < 3 ? .queued : .failed))
                #expect(notification.lastError == "unavailable: [address] cannot be reached")
            }
        }
    }

    @Test func throttlingIsNoFailedAttempt() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            let sender = ScriptedSender { _ in throw TransportError(.throttled(retryAfter: nil), "slower") }
            await #expect(throws: TransportError.self) {
                try await office.delivery(sender).deliver(job(request.id, token: 1, attempt: 3))
            }
            let notification = try await office.notification(request.id)
            #expect(notification.status == .queued && notification.attempts == 0)
        }
    }

    /// Whoever carries it takes longer than that after which an attempt is taken for lost.
    @Test func anAttemptUnderWayIsSaidToBe() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            let other = UUID.version7()
            let sender = ScriptedSender { notification in
                // As long ago as if nobody had said anything since.
                try await office.loseAttempts()
                try await eventually { try await office.store.pending(id: request.id, token: 4)?.isUnderWay == true }
                return other.wire
            }
            var delivery = office.delivery(sender)
            delivery.heartbeat = .milliseconds(10)
            try await delivery.deliver(job(request.id, token: 3))
            #expect(sender.sent == [request.id])
            #expect(try await office.notification(request.id).status == .sent)
        }
    }

    /// A replica of the version before takes whatever waits, and knows neither channels nor tokens.
    @Test func whoKnowsNoTokensBeginsNothing() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to(.push, endpoint: "https://push.example/1")
            try await office.notifications.accept([request])
            let rows = try await office.database.write(
                """
                UPDATE notifications.notifications
                SET attempts = attempts + 1, attempt_started_at = now(), updated_at = now()
                WHERE id = \(request.id) AND status = 'queued'
                RETURNING id
                """
            )
            #expect(rows.isEmpty)
            let sender = ScriptedSender()
            try await office.delivery(sender).deliver(job(request.id))
            #expect(sender.sent == [request.id])
        }
    }

    @Test(arguments: [
        (TransportError.Code.badAddress, NotificationChannel.email, "bounced"), (.gone, .push, "gone"),
    ])
    func anAddressThatIsNoneGetsNothingMore(
        _ code: TransportError.Code,
        _ channel: NotificationChannel,
        _ reason: String
    ) async throws {
        try await PostOffice.with { office in
            func request(_ email: String) -> NotificationRequest {
                .to(channel, email: email, endpoint: "https://push.example/1")
            }
            let first = request("zoe@campus.example")
            let second = request("ZOE@campus.example")
            try await office.notifications.accept([first, second])
            let sender = ScriptedSender { _ in throw TransportError(code, "nobody there") }
            try await office.delivery(sender).deliver(job(first.id))
            try await office.delivery(sender).deliver(job(second.id))
            #expect(sender.sent == [first.id])
            #expect(try await office.notification(first.id).status == .bounced)
            #expect(try await office.notification(second.id).status == .suppressed)
            #expect(try await office.notification(second.id).lastError == "the address is suppressed: \(reason)")
            // What comes later is told at once.
            let third = request("zoe@campus.example")
            #expect(try await office.notifications.accept([third]) == [third.id: .suppressed])
            // By other channels the person is still reached.
            let text = NotificationRequest.to(.sms, phone: "+4915112345678")
            #expect(try await office.notifications.accept([text]) == [text.id: .queued])
        }
    }

    @Test func aPersonGetsSoManyTextsADay() async throws {
        try await PostOffice.with { office in
            let person = UUID.version7()
            let texts = (0..<6).map { number in
                // To a new number each: the person counts, too.
                NotificationRequest.to(.sms, userID: person, email: nil, phone: "+49151123456\(10 + number % 2)")
            }
            try await office.notifications.accept(texts)
            let sender = ScriptedSender()
            // All at once, so that they would overtake one another's counting.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, text) in texts.enumerated() {
                    group.addTask {
                        try await office.delivery(sender, textLimit: 2).deliver(
                            job(text.id, token: Int64(number + 1))
                        )
                    }
                }
                try await group.waitForAll()
            }
            #expect(sender.sent.count == 2)
            var statuses: [String: Int] = [:]
            for text in texts { statuses[try await office.notification(text.id).status.rawValue, default: 0] += 1 }
            #expect(statuses == ["sent": 2, "suppressed": 4])
            // A day later there is room again.
            _ = try await office.database.write(
                "UPDATE notifications.notifications SET attempt_started_at = now() - interval '24 hours 1 second'"
            )
            let later = NotificationRequest.to(.sms, userID: person, phone: "+4915112345610")
            try await office.notifications.accept([later])
            try await office.delivery(sender, textLimit: 2).deliver(job(later.id, token: 9))
            #expect(try await office.notification(later.id).status == .sent)
        }
    }

    @Test func aChannelThatIsOffSendsNothing() async throws {
        try await PostOffice.with { office in
            let text = NotificationRequest.to(.sms, phone: "+4915112345678")
            try await office.notifications.accept([text])
            try await office.delivery(nil).deliver(job(text.id))
            #expect(try await office.notification(text.id).lastError == "the channel is switched off")
        }
    }

    @Test func whatIsNotTrueAnyMoreIsNotSent() async throws {
        try await PostOffice.with { office in
            try await office.tellOfEvents()
            let (event, rsvp) = (UUID.version7(), UUID.version7())
            _ = try await office.database.write(
                """
                INSERT INTO events.notification_state
                VALUES (\(event), \(rsvp), 'published', now() + interval '1 day', 'cancelled')
                """
            )
            let subject: [String: ContextValue] = ["event_id": .text(event.wire), "rsvp_id": .text(rsvp.wire)]
            let gone = NotificationRequest.to(subject: subject)
            let unknown = NotificationRequest.to(subject: ["event_id": .text(UUID.version7().wire)])
            try await office.notifications.accept([gone, unknown])
            let sender = ScriptedSender()
            try await office.delivery(sender).deliver(job(gone.id))
            try await office.delivery(sender).deliver(job(unknown.id))
            #expect(sender.sent == [unknown.id])
            let notification = try await office.notification(gone.id)
            #expect(notification.status == .suppressed && notification.lastError == "the RSVP is cancelled")
            #expect(notification.attempts == 0)
        }
    }

    /// events-api is deployed later, or its database is being restored.
    @Test func whatCannotBeCheckedWaits() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to(subject: ["event_id": .text(UUID.version7().wire)])
            try await office.notifications.accept([request])
            let sender = ScriptedSender()
            await #expect(throws: (any Error).self) { try await office.delivery(sender).deliver(job(request.id)) }
            #expect(sender.sent.isEmpty)
            #expect(try await office.notification(request.id).status == .queued)
        }
    }
}

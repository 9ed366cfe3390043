import NIOCore

import struct Foundation.UUID

/// The clients of one event loop. Used on that event loop only.
final class LiveShard {
    private final class Subscriber {
        let outlet: any LiveOutlet
        let number: UInt64
        var interest: LiveInterest
        let session: LiveSession?
        /// Up to here it heard everything from elsewhere than the batches.
        let heard: LiveCursor

        init(_ admission: LiveAdmission, heard: LiveCursor) {
            outlet = admission.outlet
            number = admission.number
            interest = admission.interest
            session = admission.session
            self.heard = heard
        }

        /// Whether it is told the same of the batch as all who share its interest.
        func isTold(allOf batch: LiveBatch) -> Bool {
            batch.isNew(after: heard) && !(interest.isPersonal && batch.isPersonal(for: interest))
        }
    }

    private let metrics: LiveMetrics
    /// Who is there, and as what it is counted.
    private var open: [ObjectIdentifier: (outlet: any LiveOutlet, transport: LiveTransport)] = [:]
    private var subscribers: [ObjectIdentifier: Subscriber] = [:]
    private var groups: [LiveInterest.Shared: [ObjectIdentifier: Subscriber]] = [:]
    /// Everything up to here was told.
    private var position = LiveCursor.start

    init(metrics: LiveMetrics) {
        self.metrics = metrics
    }

    func opened(_ outlet: any LiveOutlet) {
        open[ObjectIdentifier(outlet)] = (outlet, outlet.transport)
        metrics.opened(outlet.transport)
    }

    func changedTransport(_ outlet: any LiveOutlet) {
        guard let transport = open[ObjectIdentifier(outlet)]?.transport else { return }
        metrics.left(transport)
        opened(outlet)
    }

    func left(_ outlet: any LiveOutlet) {
        guard let (_, transport) = open.removeValue(forKey: ObjectIdentifier(outlet)) else { return }
        metrics.left(transport)
        remove(ObjectIdentifier(outlet))
    }

    /// Lets a client in that is open, unless a later admission of it came first.
    ///
    /// - Parameters:
    ///   - missed: what it has not heard yet.
    ///   - heard: what it has heard then.
    ///   - notices: said behind.
    func admit(_ admission: LiveAdmission, missed: [LiveChange], heard: LiveCursor, notices: [LiveMessage]) {
        let id = ObjectIdentifier(admission.outlet)
        guard open[id] != nil else { return }
        var missed = missed
        if let before = subscribers[id] {
            guard before.number < admission.number else { return }
            // What the client asked for before was told, even when it had not read it as it asked again.
            let told = max(before.heard, position)
            missed.removeAll { $0.order <= told && !$0.isCount && before.interest.includes($0) }
        }
        remove(id)
        let subscriber = Subscriber(admission, heard: heard)
        subscribers[id] = subscriber
        groups[admission.interest.shared, default: [:]][id] = subscriber
        let delivery = LiveDelivery(missed.map(\.message), notices: notices)
        metrics.told(delivery.messages.count, admission.outlet.transport)
        admission.outlet.deliver(delivery)
    }

    private func remove(_ id: ObjectIdentifier) {
        guard let subscriber = subscribers.removeValue(forKey: id) else { return }
        let shared = subscriber.interest.shared
        groups[shared]?[id] = nil
        if groups[shared]?.isEmpty == true { groups[shared] = nil }
    }

    func tell(_ batch: LiveBatch) {
        if let last = batch.last { position = last }
        // Counted once for all, since the event loops share the counters.
        var told: [LiveTransport: Int] = [:]
        for (shared, members) in groups {
            let common = batch.delivery(for: shared)
            for subscriber in members.values {
                let isCommon = subscriber.isTold(allOf: batch)
                let own = isCommon ? common : batch.delivery(for: subscriber.interest, after: subscriber.heard)
                guard let own else { continue }
                told[subscriber.outlet.transport, default: 0] += own.messages.count
                subscriber.outlet.deliver(own)
            }
        }
        for (transport, count) in told { metrics.told(count, transport) }
    }

    func close(_ reason: LiveClosure, where isMeant: (LiveSession) -> Bool) {
        for subscriber in Array(subscribers.values) {
            if let session = subscriber.session, isMeant(session) { subscriber.outlet.close(reason) }
        }
    }

    // MARK: Who manages what

    var managers: [LiveManager] {
        subscribers.values.compactMap { subscriber in
            guard let session = subscriber.session, !subscriber.interest.managed.isEmpty else { return nil }
            let managed = subscriber.interest.managed
            return LiveManager(session: session, managed: managed, outlet: subscriber.outlet, number: subscriber.number)
        }
    }

    /// Unless the client has asked for something else meanwhile.
    func restrict(_ manager: LiveManager, to managed: Set<UUID>) {
        guard let subscriber = subscribers[ObjectIdentifier(manager.outlet)], subscriber.number == manager.number else {
            return
        }
        subscriber.interest.restrict(to: managed)
    }
}

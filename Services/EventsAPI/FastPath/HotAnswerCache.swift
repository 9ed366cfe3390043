import EdgeHTTP
import Foundation
import NIOCore

/// Encoded answers by address, and when each must go: the rules alone, without locks and clocks.
///
/// An answer may be stored only when no change was seen since its read began, because the read may be older than the
/// change; who begins to read takes a ``Ticket`` for that.
struct HotAnswerCache {
    /// What an answer shows: when that changes, it goes.
    enum Subject: Equatable {
        case event(UUID)
        /// Any change of any event may change a list.
        case list
    }

    /// The state of the cache when a read began.
    struct Ticket: Equatable {
        fileprivate let generation: UInt64
    }

    private struct Entry {
        let subject: Subject
        let response: FastPathResponse
        let until: NIODeadline
        let size: Int
    }

    /// When so many bytes are kept, the cache begins anew: simpler than an order of use, and as bounded.
    let capacity: Int
    /// How long the feed may be silent before nothing is answered from here: then a change may have been missed.
    let patience: TimeAmount

    private var seen = SeenAddresses()
    private var entries: [String: Entry] = [:]
    private var addresses: [UUID: Set<String>] = [:]
    private var listAddresses: Set<String> = []
    private var size = 0
    private var generation: UInt64 = 0
    private var currentUntil = NIODeadline.uptimeNanoseconds(0)

    /// - Parameter capacity: in bytes of bodies, of which an entry's bookkeeping is counted as 512.
    init(capacity: Int = 32 * 1024 * 1024, patience: TimeAmount = .seconds(1)) {
        self.capacity = capacity
        self.patience = patience
    }

    var count: Int { entries.count }

    /// The answer kept for an address, if it is true still.
    func answer(_ address: String, now: NIODeadline) -> FastPathResponse? {
        guard now < currentUntil, let entry = entries[address], now < entry.until else { return nil }
        return entry.response
    }

    /// A read begins; nil when its answer is not kept, because the address is asked for the first time in a while or the
    /// feed is silent.
    mutating func ticket(for address: String, now: NIODeadline) -> Ticket? {
        now < currentUntil && seen.insert(address) ? Ticket(generation: generation) : nil
    }

    /// Keeps an answer, unless something changed since its read began.
    mutating func store(
        _ response: FastPathResponse,
        at address: String,
        subject: Subject,
        until: NIODeadline,
        ticket: Ticket
    ) {
        guard ticket.generation == generation else { return }
        let entrySize = response.body.readableBytes + 512
        guard entrySize <= capacity / 8 else { return }
        if size + entrySize > capacity { removeAll() }
        remove(address)
        entries[address] = Entry(subject: subject, response: response, until: until, size: entrySize)
        size += entrySize
        switch subject {
        case .event(let id): addresses[id, default: []].insert(address)
        case .list: listAddresses.insert(address)
        }
    }

    /// The feed has read on and found that these events changed.
    ///
    /// - Parameter asked: when the database was asked. Its answer may have waited for this process, which may have stood
    ///   still meanwhile, and says nothing of what was committed after the question.
    mutating func changed(_ events: some Collection<UUID>, asked: NIODeadline) {
        currentUntil = asked + patience
        guard !events.isEmpty else { return }
        generation &+= 1
        for address in listAddresses { remove(address) }
        for id in events {
            for address in addresses[id] ?? [] { remove(address) }
        }
    }

    /// The feed cannot say what changed.
    mutating func everythingChanged(asked: NIODeadline) {
        currentUntil = asked + patience
        generation &+= 1
        removeAll()
    }

    private mutating func remove(_ address: String) {
        guard let entry = entries.removeValue(forKey: address) else { return }
        size -= entry.size
        switch entry.subject {
        case .event(let id):
            addresses[id]?.remove(address)
            if addresses[id]?.isEmpty == true { addresses[id] = nil }
        case .list: listAddresses.remove(address)
        }
    }

    private mutating func removeAll() {
        entries = [:]
        addresses = [:]
        listAddresses = []
        size = 0
    }
}

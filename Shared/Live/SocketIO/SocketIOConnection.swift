import CampusCore
import Foundation
public import NIOCore

/// A client's connection to the main namespace, the only one there is (Socket.IO protocol, revision 5, section "Exchange
/// protocol"). Pure: packets and deliveries go in, actions come out.
///
/// The payload of CONNECT, which clients call `auth`, may hold `token`, `topics` and `cursor`. With a cursor, also an empty
/// one, each event has its own as a second argument, so that the client can go on from there.
public struct SocketIOConnection {
    public enum Action: Equatable {
        case send(SocketIOPacket)
        /// Tell the client of these; what was asked before no longer counts.
        case subscribe(topics: Set<LiveTopic>, cursor: String?, token: String?)
        /// Tell it of nothing.
        case unsubscribe
        /// End the session.
        case close(EngineIOClosure)
    }

    private struct Connected {
        let token: String?
        let hasCursors: Bool
        /// Events that are acknowledged when the client is let in.
        var unacknowledged: [(id: UInt64, topics: [LiveTopic])] = []
    }

    /// How many events may wait for their acknowledgement.
    static let unacknowledgedLimit = 32

    private let makeID: () -> String
    private let connectTimeout: TimeAmount
    private var connected: Connected?
    private var isClosed = false
    /// Until when it must be connected.
    private var connectDue: NIODeadline

    /// - Parameter makeID: makes the id by which the client calls its connection; no secret.
    public init(connectTimeout: TimeAmount, at now: NIODeadline, makeID: @escaping () -> String) {
        self.connectTimeout = connectTimeout
        self.makeID = makeID
        connectDue = now + connectTimeout
    }

    public var isConnected: Bool { connected != nil }
    /// Whether events have a cursor.
    public var hasCursors: Bool { connected?.hasCursors ?? false }

    /// Takes a message of the client.
    ///
    /// - Parameter message: does not nest deeper than a JSON decoder can follow.
    public mutating func received(_ message: ByteBuffer, at now: NIODeadline) -> [Action] {
        guard !isClosed else { return [] }
        guard let packet = SocketIOPacket(reading: message) else { return close(.malformed) }
        guard packet.namespace == SocketIOPacket.mainNamespace else { return receivedElsewhere(packet) }
        switch packet.kind {
        case .connect where connected == nil: return connect(packet.payload)
        case .event where connected != nil: return receivedEvent(packet)
        case .disconnect where connected != nil:
            connected = nil
            connectDue = now + connectTimeout
            return [.unsubscribe]
        // We ask for none.
        case .acknowledgement where connected != nil: return []
        case .binaryEvent where connected != nil, .binaryAcknowledgement where connected != nil:
            return receivedBinary()
        default: return close(.malformed)
        }
    }

    /// Takes a binary message of the client: one that is connected is told that the server ends it, so that it does not
    /// come back by itself.
    public mutating func receivedBinary() -> [Action] {
        guard !isClosed else { return [] }
        let farewell: [Action] = isConnected ? [.send(SocketIOPacket(.disconnect))] : []
        return farewell + close(.unacceptable)
    }

    private func receivedElsewhere(_ packet: SocketIOPacket) -> [Action] {
        guard packet.kind == .connect else { return [] }
        let json = #"{"message":"Invalid namespace"}"#
        return [.send(SocketIOPacket(.connectError, namespace: packet.namespace, json: json))]
    }

    private mutating func connect(_ payload: ByteBuffer) -> [Action] {
        var asked = SocketIOSubscription()
        if payload.readableBytes > 0 {
            do {
                asked = try WireJSON.decoder().decode(SocketIOSubscription.self, from: Data(payload.readableBytesView))
            } catch {
                let json =
                    #"{"message":"auth must be an object; its topics are a list, its token and cursor are text"}"#
                return [.send(SocketIOPacket(.connectError, json: json))]
            }
        }
        connected = Connected(token: asked.token, hasCursors: asked.cursor != nil)
        let topics = asked.knownTopics ?? (asked.token == nil ? [.all] : [.all, .me])
        return [
            .send(SocketIOPacket(.connect, json: #"{"sid":"\#(makeID())"}"#)),
            .subscribe(topics: Set(topics), cursor: asked.place, token: asked.token),
        ]
    }

    private mutating func receivedEvent(_ packet: SocketIOPacket) -> [Action] {
        let arguments: SocketIOArguments
        do {
            arguments = try WireJSON.decoder().decode(
                SocketIOArguments.self,
                from: Data(packet.payload.readableBytesView)
            )
        } catch {
            return close(.malformed)
        }
        guard arguments.name == "subscribe" else { return [] }
        guard let subscription = arguments.subscription, let topics = subscription.knownTopics else {
            let json = #"[{"error":"subscribe takes an object; its topics are a list, its cursor is text"}]"#
            return packet.id.map { [.send(SocketIOPacket(.acknowledgement, id: $0, json: json))] } ?? []
        }
        if let id = packet.id {
            guard connected?.unacknowledged.count ?? 0 < Self.unacknowledgedLimit else { return close(.tooSlow) }
            connected?.unacknowledged.append((id, topics))
        }
        return [.subscribe(topics: Set(topics), cursor: subscription.place, token: connected?.token)]
    }

    /// The client was told these messages.
    public mutating func told(_ messages: [LiveMessage]) -> [Action] {
        guard let waiting = connected?.unacknowledged, !waiting.isEmpty,
            let admitted = messages.last(where: { $0.type == "subscribed" })
        else { return [] }
        connected?.unacknowledged = []
        return waiting.map { id, topics in
            let names = topics.map { #""\#($0.text)""# }.joined(separator: ",")
            let json = #"[{"topics":[\#(names)],"cursor":"\#(admitted.cursor.text)"}]"#
            return .send(SocketIOPacket(.acknowledgement, id: id, json: json))
        }
    }

    private mutating func close(_ closure: EngineIOClosure) -> [Action] {
        isClosed = true
        connected = nil
        return [.close(closure)]
    }

    /// When ``timerFired(at:)`` is due; nil for never.
    public var deadline: NIODeadline? { isClosed || isConnected ? nil : connectDue }

    public mutating func timerFired(at now: NIODeadline) -> [Action] {
        guard let deadline, now >= deadline else { return [] }
        return close(.idle)
    }
}

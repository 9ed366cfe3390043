import CampusCore
import Foundation
import Postgres
import ServiceKit

// To which group an event may belong: one that the person who says so makes events for. Who moves an event from one
// group to another makes events for both, so that nobody takes a group's events away from it.
extension Events {
    /// Who wants to make an event.
    ///
    /// - Parameter group: the id as it was sent; what is none is said by the proposal's own validation.
    /// - Throws: ``Problem`` 401 when the account is gone.
    func creator(_ identity: Identity, group: String?) async throws -> Creator {
        let groupID = group.flatMap { UUID(uuidString: $0) }
        guard let creator = try await creators.creator(identity, groupID: groupID) else {
            throw Accounts.gone
        }
        return creator
    }

    /// - Throws: ``ValidationError`` when the event may not belong to the group.
    func requireGroup(_ id: WireID?, _ identity: Identity) async throws {
        guard let id else { return }
        guard try await creator(identity, group: id.uuid.wire).mayUseGroup else { throw Self.groupIsOthers }
    }

    /// Says of a group that was there a moment ago that it went.
    func checkingGroup<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as PostgresError where error.constraint == "events_group" {
            throw Self.groupIsOthers
        }
    }

    static var groupIsOthers: ValidationError {
        ValidationError([
            FieldError(field: "group_id", message: "must be, and have been, a group that you are an owner or editor of")
        ])
    }
}

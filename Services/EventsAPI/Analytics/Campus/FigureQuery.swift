import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import ServiceKit

/// What a request for figures asks for, and in what form. Each route takes of it what means something to it.
struct FigureQuery: Sendable {
    let filter: FigureFilter
    let months: Int
    let step: TrendPoint.Step
    let limit: Int
    /// Start and id of the last event on the page before.
    let after: (start: Date, id: UUID)?
    let format: Format

    enum Format: String, CaseIterable, Sendable {
        case json, csv
    }

    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    init(_ request: Request) throws(ValidationError) {
        let parameters = request.uri.queryParameters
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        var validator = Validator()
        filter = FigureFilter(parameters, &validator)
        months = text("months").map { validator.integer(Int($0) ?? 0, "months", 1...60) } ?? 12
        step = text("step").flatMap { validator.choice($0, "step") } ?? .month
        format = Self.format(parameters, &validator)
        limit = validator.limit(parameters["limit"])
        if let cursor = validator.cursor(parameters["cursor"], parts: 3) {
            let place = EventCursor(cursor, sort: .time)
            validator.require(place != nil, "cursor", "must be one from a Link header of the same list")
            if case .time(let start, let id)? = place { after = (start, id) } else { after = nil }
        } else {
            after = nil
        }
        try validator.finish()
    }

    private static func format(
        _ parameters: FlatDictionary<Substring, Substring>,
        _ validator: inout Validator
    ) -> Format {
        parameters["format"].flatMap { $0.isEmpty ? nil : validator.choice(String($0), "format") } ?? .json
    }

    /// The form alone.
    static func format(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) -> Format {
        var validator = Validator()
        let format = format(parameters, &validator)
        try validator.finish()
        return format
    }

    /// A list as it was asked for.
    func answer(_ name: String, _ rows: [some Encodable & CSVRow]) throws -> Response {
        switch format {
        case .json: try WireResponse.json(.ok, rows, headers: [.cacheControl: "no-store"])
        case .csv: CSVResponse.rows(name, rows)
        }
    }

    /// Those of a page of events, with the address of the next behind a full one.
    func headers(behind events: [EventSummary], _ uri: URI) -> HTTPFields {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if events.count == limit, let last = events.last {
            headers[.link] = PageLink.next(uri, cursor: EventCursor.time(last.start, last.eventID).page)
        }
        return headers
    }
}

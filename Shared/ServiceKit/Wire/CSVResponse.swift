public import HTTPTypes
public import Hummingbird

/// Answers in CSV, as a file to keep.
public enum CSVResponse {
    /// The rows as they come: a page is asked for when the one before is sent, so that no more than one is held.
    ///
    /// - Parameters:
    ///   - name: what the browser calls the file, without its ending; of letters, digits and hyphens.
    ///   - next: the next page; nil, or an empty one, when there is none. What it throws ends the answer unfinished,
    ///     which clients notice: its length is not known beforehand.
    public static func pages<Row: CSVRow>(
        _ name: String,
        of type: Row.Type = Row.self,
        next: @escaping @Sendable (_ last: Row?) async throws -> [Row]?
    ) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
                .cacheControl: "no-store",
            ],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: CSVLine.text(Row.csvColumns)))
                var last: Row?
                while let rows = try await next(last), !rows.isEmpty {
                    last = rows.last
                    try await writer.write(ByteBuffer(string: rows.map { CSVLine.text($0.csvFields) }.joined()))
                }
                try await writer.finish(nil)
            }
        )
    }

    /// The rows, which are few.
    public static func rows<Row: CSVRow>(_ name: String, _ rows: [Row]) -> Response {
        pages(name, of: Row.self) { last in last == nil ? rows : nil }
    }
}

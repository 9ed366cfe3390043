import CCurl

/// One request of HTTP with all that libcurl reads and writes during the transfer: the headers' list, the body and
/// what has come.
final class HTTPTransfer: Transfer {
    let easy: EasyHandle
    private let body: UnsafeMutableBufferPointer<UInt8>
    private var received: [UInt8] = []
    private var headers: [(name: String, value: String)] = []
    private var isTooLarge = false
    private let limit: Int

    init(
        _ request: HTTPClientRequest,
        timeout: Duration,
        _ configuration: HTTPClientConfiguration
    ) throws(HTTPClientError) {
        easy = try EasyHandle(timeout: timeout, configuration)
        limit = configuration.responseLimit
        // At least a byte, since libcurl takes null for "read the body from a callback".
        body = .allocate(capacity: max(1, request.body.count))
        _ = body.initialize(from: request.body)
        set(request)
        receive()
    }

    deinit {
        body.deallocate()
    }

    private func set(_ request: HTTPClientRequest) {
        easy.set(CURLOPT_URL, request.url)
        easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
        easy.set(CURLOPT_CUSTOMREQUEST, request.method)
        if request.method == "HEAD" { easy.set(CURLOPT_NOBODY, 1) }
        if !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method) {
            _ = campus_set_size(easy.pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            // Not copied: `body` lives until the transfer is over.
            _ = campus_set_pointer(easy.pointer, CURLOPT_POSTFIELDS, body.baseAddress)
        }
        // An empty value takes libcurl's own header away, so that only the caller's stand: no Expect, no form type.
        let names = Set(request.headers.map { $0.name.lowercased() })
        let without = ["Expect", "Content-Type", "Accept"].filter { !names.contains($0.lowercased()) }
        let lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        easy.set(CURLOPT_HTTPHEADER, without.map { "\($0):" } + lines)
    }

    private func receive() {
        // Unretained: the loop holds the transfer until it took the handle out of the multi handle.
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = campus_set_pointer(easy.pointer, CURLOPT_WRITEDATA, context)
        _ = campus_set_pointer(easy.pointer, CURLOPT_HEADERDATA, context)
        _ = campus_set_receiver(easy.pointer, CURLOPT_WRITEFUNCTION) { bytes, _, count, context in
            guard let bytes, let context else { return 0 }
            let transfer = Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
            return transfer.receive(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
        }
        _ = campus_set_receiver(easy.pointer, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
            guard let bytes, let context else { return 0 }
            let transfer = Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
            transfer.receive(
                header: String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
            )
            return count
        }
    }

    private func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        isTooLarge = isTooLarge || received.count + bytes.count > limit
        if !isTooLarge { received.append(contentsOf: bytes) }
        return !isTooLarge
    }

    private func receive(header line: String) {
        // An interim answer (1xx) is followed by the final one's own status line.
        if line.hasPrefix("HTTP/") { headers = [] }
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        headers.append((String(parts[0]), parts[1].trimmed))
    }

    func outcome(_ result: CURLcode) -> Result<HTTPClientResponse, HTTPClientError> {
        if result == CURLE_OK {
            return .success(HTTPClientResponse(status: easy.responseCode, headers: headers, body: received))
        }
        var sent = 0
        _ = campus_request_size(easy.pointer, &sent)
        if isTooLarge {
            return .failure(HTTPClientError(.responseTooLarge, "more than \(limit) bytes", mayHaveBeenSent: true))
        }
        return .failure(easy.failure(result, mayHaveBeenSent: sent > 0))
    }
}

extension Substring {
    fileprivate var trimmed: String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
        return String(drop(while: blank).reversed().drop(while: blank).reversed())
    }
}

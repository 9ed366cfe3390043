import CCurl

/// Owns one easy handle with all that libcurl reads and writes during the transfer: the headers' list, the body and
/// what has come. Used on the client's thread only.
final class Transfer {
    let exchange: Exchange
    let handle: UnsafeMutableRawPointer
    private let body: UnsafeMutableBufferPointer<UInt8>
    private var list: UnsafeMutablePointer<curl_slist>?
    private var received: [UInt8] = []
    private var headers: [(name: String, value: String)] = []
    private var isTooLarge = false
    private let limit: Int

    /// - Throws: ``HTTPClientError`` when libcurl has no memory.
    init(_ exchange: Exchange, _ configuration: HTTPClientConfiguration) throws(HTTPClientError) {
        guard let handle = curl_easy_init() else { throw HTTPClientError(.connectionFailed, "out of memory") }
        self.exchange = exchange
        self.handle = handle
        self.limit = configuration.responseLimit
        // At least a byte, since libcurl takes null for "read the body from a callback".
        body = .allocate(capacity: max(1, exchange.request.body.count))
        _ = body.initialize(from: exchange.request.body)
        configure(configuration)
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(list)
        body.deallocate()
    }

    private func configure(_ configuration: HTTPClientConfiguration) {
        let request = exchange.request
        _ = campus_set_text(handle, CURLOPT_URL, request.url)
        _ = campus_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = campus_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
        _ = campus_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = campus_set_long(handle, CURLOPT_TCP_NODELAY, 1)
        // The environment's proxies are for people's programs; a service talks to what it was told.
        _ = campus_set_text(handle, CURLOPT_PROXY, "")
        _ = campus_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
        _ = campus_set_long(handle, CURLOPT_TIMEOUT_MS, exchange.timeout.milliseconds)
        if request.method == "HEAD" { _ = campus_set_long(handle, CURLOPT_NOBODY, 1) }
        if !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method) {
            _ = campus_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            // Not copied: `body` lives as long as the handle.
            _ = campus_set_pointer(handle, CURLOPT_POSTFIELDS, body.baseAddress)
        }
        // An empty value takes libcurl's own header away, so that only the caller's stand: no Expect, no form type.
        let names = Set(request.headers.map { $0.name.lowercased() })
        for name in ["Expect", "Content-Type", "Accept"] where !names.contains(name.lowercased()) { append("\(name):") }
        for header in request.headers {
            append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        _ = campus_set_list(handle, CURLOPT_HTTPHEADER, list)
        // Unretained: the client holds the transfer until it took the handle out of the multi handle.
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = campus_set_pointer(handle, CURLOPT_WRITEDATA, context)
        _ = campus_set_pointer(handle, CURLOPT_HEADERDATA, context)
        _ = campus_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, _, count, context in
            guard let bytes, let context else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            return transfer.receive(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
        }
        _ = campus_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
            guard let bytes, let context else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            transfer.receive(
                header: String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
            )
            return count
        }
    }

    private func append(_ line: String) {
        // libcurl copies the line; when it has no memory it gives null and the old list stays.
        if let longer = curl_slist_append(list, line) { list = longer }
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

    /// The answer, or why there is none.
    func outcome(_ result: CURLcode) -> Result<HTTPClientResponse, HTTPClientError> {
        if result == CURLE_OK {
            var status = 0
            _ = campus_response_code(handle, &status)
            return .success(HTTPClientResponse(status: status, headers: headers, body: received))
        }
        var sent = 0
        _ = campus_request_size(handle, &sent)
        let code: HTTPClientError.Code =
            switch result {
            case _ where isTooLarge: .responseTooLarge
            case CURLE_OPERATION_TIMEDOUT: .timeout
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM: .tls
            default: .connectionFailed
            }
        let message = String(cString: curl_easy_strerror(result))
        return .failure(HTTPClientError(code, message, mayHaveBeenSent: sent > 0))
    }
}

extension Substring {
    fileprivate var trimmed: String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
        return String(drop(while: blank).reversed().drop(while: blank).reversed())
    }
}

extension Duration {
    /// Whole milliseconds, at least one, since libcurl takes zero for "no limit".
    var milliseconds: Int {
        max(1, Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000))
    }
}

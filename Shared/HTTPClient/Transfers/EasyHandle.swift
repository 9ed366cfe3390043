import CCurl
import Foundation

/// Owns one easy handle and the lists that libcurl reads during its transfer, with what all our transfers have in
/// common: times, TLS and where they may lead. Used on the thread of a ``TransferLoop`` only.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var leadInside = false

    /// - Throws: ``HTTPClientError`` when libcurl has no memory.
    init(timeout: Duration, _ configuration: HTTPClientConfiguration) throws(HTTPClientError) {
        guard let pointer = curl_easy_init() else { throw HTTPClientError(.connectionFailed, "out of memory") }
        self.pointer = pointer
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_TCP_NODELAY, 1)
        // The environment's proxies are for people's programs; a service talks to what it was told.
        set(CURLOPT_PROXY, "")
        set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
        set(CURLOPT_TIMEOUT_MS, timeout.milliseconds)
        set(CURLOPT_MAXAGE_CONN, max(1, Int(configuration.idleTimeout.components.seconds)))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = configuration.certificateAuthorityFile { set(CURLOPT_CAINFO, file) }
        if !configuration.allowsPrivateAddresses { refusePrivateAddresses() }
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists { curl_slist_free_all(list) }
    }

    func set(_ option: CURLoption, _ value: Int) {
        _ = campus_set_long(pointer, option, value)
    }

    /// libcurl copies the text.
    func set(_ option: CURLoption, _ value: String) {
        _ = campus_set_text(pointer, option, value)
    }

    /// The lines live as long as the handle.
    func set(_ option: CURLoption, _ lines: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            // libcurl copies the line; when it has no memory it gives null and the old list stays.
            if let longer = curl_slist_append(list, line) { list = longer }
        }
        _ = campus_set_list(pointer, option, list)
        if let list { lists.append(list) }
    }

    /// Called with each address that a name was resolved to, just before connecting.
    private func refusePrivateAddresses() {
        // Unretained: the callback is called while the handle lives, which this object owns.
        _ = campus_set_pointer(pointer, CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(self).toOpaque())
        _ = campus_set_opener(pointer) { context, _, address in
            guard let context, let address else { return CURL_SOCKET_BAD }
            let bytes = UnsafeRawBufferPointer(
                start: campus_socket_address(address),
                count: Int(address.pointee.addrlen)
            )
            guard let target = IPAddress(family: address.pointee.family, socketAddress: bytes), target.isPublic else {
                Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue().leadInside = true
                return CURL_SOCKET_BAD
            }
            let descriptor = socket(address.pointee.family, address.pointee.socktype, address.pointee.`protocol`)
            if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            return descriptor
        }
    }

    /// Why libcurl ended the transfer; `result` is not CURLE_OK.
    func failure(_ result: CURLcode, mayHaveBeenSent: Bool) -> HTTPClientError {
        if result == CURLE_COULDNT_CONNECT, leadInside {
            return HTTPClientError(.forbiddenAddress, "the address is none of the public internet")
        }
        let code: HTTPClientError.Code =
            switch result {
            case CURLE_OPERATION_TIMEDOUT: .timeout
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
                CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED:
                .tls
            case CURLE_LOGIN_DENIED: .signInFailed
            default: .connectionFailed
            }
        return HTTPClientError(code, String(cString: curl_easy_strerror(result)), mayHaveBeenSent: mayHaveBeenSent)
    }

    /// The status of HTTP or the last reply's code of SMTP; zero when there was none.
    var responseCode: Int {
        var code = 0
        _ = campus_response_code(pointer, &code)
        return code
    }
}

extension Duration {
    /// Whole milliseconds, at least one, since libcurl takes zero for "no limit".
    var milliseconds: Int {
        max(1, Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000))
    }
}

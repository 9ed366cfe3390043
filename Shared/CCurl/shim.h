#pragma once
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call.
static inline CURLcode campus_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode campus_set_size(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode campus_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode campus_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode campus_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}
typedef size_t (*campus_receiver)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode campus_set_receiver(CURL *easy, CURLoption option, campus_receiver value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode campus_response_code(CURL *easy, long *code) {
    return curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, code);
}
static inline CURLcode campus_request_size(CURL *easy, long *bytes) {
    return curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, bytes);
}
static inline CURLcode campus_new_connections(CURL *easy, long *count) {
    return curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, count);
}
static inline CURL *campus_finished(CURLMsg *message, CURLcode *result) {
    if (message->msg != CURLMSG_DONE) return NULL;
    *result = message->data.result;
    return message->easy_handle;
}
static inline CURLMcode campus_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}
static inline CURLcode campus_set_opener(CURL *easy, curl_opensocket_callback value) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}
static inline CURLcode campus_set_watcher(CURL *easy, curl_debug_callback value) {
    return curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, value);
}
// The address is longer than its declared type: `addrlen` bytes.
static inline const void *campus_socket_address(const struct curl_sockaddr *address) {
    return &address->addr;
}

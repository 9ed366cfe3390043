@testable import NotificationService

/// The service's notification, in files that import Foundation, which has another type of that name.
typealias ToldNotification = Notification

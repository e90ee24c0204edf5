// The system's stores of events and contacts: what writes or asks them, not what only collects changes.
import Contacts
import EventKit

actor Calendars {
  let store = EKEventStore()
  let contacts = CNContactStore()

  func save(_ events: [EKEvent], _ reminder: EKReminder, _ calendar: EKCalendar, _ commits: Bool) throws {
    for event in events {
      try store.save(event, span: .thisEvent, commit: false)
      try store.remove(event, span: .thisEvent, commit: false)
    }
    try store.save(reminder, commit: false)
    try store.remove(reminder, commit: false)
    try store.saveCalendar(calendar, commit: false)
    try store.removeCalendar(calendar, commit: false)
    try store.commit()  // want 15 blocking-database-client warning
    try store.save(events[0], span: .thisEvent)  // want 15 blocking-database-client
    try store.save(events[0], span: .thisEvent, commit: true)  // want 15 blocking-database-client
    try store.remove(events[0], span: .thisEvent)  // want 15 blocking-database-client
    try store.remove(events[0], span: .thisEvent, commit: commits)  // want 15 blocking-database-client
    try store.save(reminder, commit: true)  // want 15 blocking-database-client
    try store.remove(reminder, commit: true)  // want 15 blocking-database-client
    try store.saveCalendar(calendar, commit: true)  // want 15 blocking-database-client
    try store.removeCalendar(calendar, commit: true)  // want 15 blocking-database-client
  }

  func people(_ name: NSPredicate) throws {
    _ = try contacts.unifiedContacts(matching: name, keysToFetch: [])  // want 22 blocking-database-client
    _ = try contacts.unifiedContact(withIdentifier: "x", keysToFetch: [])  // want 22 blocking-database-client
    _ = try contacts.groups(matching: nil)  // want 22 blocking-database-client
    _ = try contacts.containers(matching: nil)  // want 22 blocking-database-client
  }
}

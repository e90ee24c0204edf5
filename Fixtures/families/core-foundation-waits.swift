// Core Foundation waits for other processes and for people.
import CoreFoundation

func ask(_ port: CFMessagePort, _ data: CFData, _ mode: CFString) async {
  CFMessagePortSendRequest(port, 1, data, 1, 0, nil, nil)  // want blocking-wait warning
  CFMessagePortSendRequest(port, 1, data, 0, 5, mode, nil)  // want blocking-wait warning
  CFMessagePortSendRequest(port, 1, data, 0, 0, nil, nil)
}

func notify(_ notification: CFUserNotification) async -> CFOptionFlags {
  var answer: CFOptionFlags = 0
  CFUserNotificationReceiveResponse(notification, 0, &answer)  // want blocking-run-loop error
  CFUserNotificationDisplayAlert(0, 0, nil, nil, nil, "a" as CFString, nil, nil, nil, nil, &answer)  // want blocking-run-loop error
  return answer
}

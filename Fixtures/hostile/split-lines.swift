// Calls, declarations and effects spread over many lines.
// swift-format-ignore-file
import Foundation

func
  spread
  (
    _ url
      :
      URL
  )
  async
  throws
  ->
  Int
{
  let data =
    try
    Data(  // want blocking-file-io
      contentsOf
        :
        url
    )
  Thread
    .
    sleep(  // want blocking-sleep
      forTimeInterval: 1
    )
  return data
    .count
}

struct Value {
  var
    text
    : Int
  {
    get
      async
    {
      usleep(1)  // want blocking-sleep
      return 1
    }
  }
}

actor
  Cache
{
  func
    save
    ()
  {
    usleep(1)  // want blocking-sleep
  }
}

func tasks() {
  Task
    .detached(
      priority:
        .low
    )
    {
      usleep(1)  // want blocking-sleep
    }
  let chosen =
    { (
      a: Int
    )
    async
    -> Int
    in
      usleep(1)  // want blocking-sleep
      return a
    }
  _ = chosen
}

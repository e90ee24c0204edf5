// Branches for other versions of Swift hold what is no Swift: brackets that nothing closes, and closing ones too many.
import Foundation

func a() async {
  #if swift(>=7.0)
  this is not swift {
  #else
  sleep(1)  // want blocking-sleep
  #endif
  sleep(2)  // want blocking-sleep
}
func b() async {
  #if swift(>=7.0)
  this is not swift [ more
  #else
  sleep(1)  // want blocking-sleep
  #endif
  sleep(2)  // want blocking-sleep
}
func c() async {
  #if swift(>=7.0)
  this is not ( 
  #else
  sleep(1)  // want blocking-sleep
  #endif
  sleep(2)  // want blocking-sleep
}
func d() async {
  #if compiler(>=7)
  this } is not
  #else
  sleep(1)  // want blocking-sleep
  #endif
  sleep(2)  // want blocking-sleep
}
func e() async {
  #if compiler(>=7)
  this ) is not ]
  #else
  sleep(1)  // want blocking-sleep
  #endif
  sleep(2)  // want blocking-sleep
}
func f() async {
  #if compiler(>=7)
  f { [ sleep(1)
  #elseif compiler(>=6)
  sleep(1)  // want blocking-sleep
  #else
  sleep(1)  // want blocking-sleep
  #endif
  sleep(2)  // want blocking-sleep
}
func h() async {
  #if compiler(>=7)
  let x = if { func ( [ <
  #else
  sleep(1)  // want blocking-sleep
  #endif
  sleep(2)  // want blocking-sleep
}
func i() async { sleep(9) }  // want blocking-sleep
#if compiler(>=7)
struct X { func f( { [
#else
func j() async { sleep(9) }  // want blocking-sleep
#endif
func k() async { sleep(9) }  // want blocking-sleep
struct S {
  #if compiler(>=7)
  func f() { [ ( var
  #else
  func j() async { sleep(9) }  // want blocking-sleep
  #endif
  func k() async { sleep(9) }  // want blocking-sleep
}
func l() async { sleep(9) }  // want blocking-sleep

// All uses are found of many names in one body, also where a function stands in it.
import Foundation

func step1() { usleep(1) }
func step2() { usleep(2) }
func step3() { usleep(3) }
func step4() { usleep(4) }
func step5() { usleep(5) }
func step6() { usleep(6) }
func step7() { usleep(7) }
func step8() { usleep(8) }
func step9() { usleep(9) }
func step10() { usleep(10) }
func step11() { usleep(11) }
func step12() { usleep(12) }

func all() async {
  func inner() {}
  step1()  // want 3 blocking-sleep via step1() > usleep(_:)
  step2()  // want 3 blocking-sleep via step2() > usleep(_:)
  step3()  // want 3 blocking-sleep via step3() > usleep(_:)
  step4()  // want 3 blocking-sleep via step4() > usleep(_:)
  step5()  // want 3 blocking-sleep via step5() > usleep(_:)
  step6()  // want 3 blocking-sleep via step6() > usleep(_:)
  step7()  // want 3 blocking-sleep via step7() > usleep(_:)
  step8()  // want 3 blocking-sleep via step8() > usleep(_:)
  step9()  // want 3 blocking-sleep via step9() > usleep(_:)
  step10()  // want 3 blocking-sleep via step10() > usleep(_:)
  step11()  // want 3 blocking-sleep via step11() > usleep(_:)
  step12()  // want 3 blocking-sleep via step12() > usleep(_:)
}

func allWithoutInner() async {
  step1()  // want 3 blocking-sleep via step1() > usleep(_:)
  step2()  // want 3 blocking-sleep via step2() > usleep(_:)
  step3()  // want 3 blocking-sleep via step3() > usleep(_:)
  step4()  // want 3 blocking-sleep via step4() > usleep(_:)
  step5()  // want 3 blocking-sleep via step5() > usleep(_:)
  step6()  // want 3 blocking-sleep via step6() > usleep(_:)
  step7()  // want 3 blocking-sleep via step7() > usleep(_:)
  step8()  // want 3 blocking-sleep via step8() > usleep(_:)
  step9()  // want 3 blocking-sleep via step9() > usleep(_:)
  step10()  // want 3 blocking-sleep via step10() > usleep(_:)
  step11()  // want 3 blocking-sleep via step11() > usleep(_:)
  step12()  // want 3 blocking-sleep via step12() > usleep(_:)
}

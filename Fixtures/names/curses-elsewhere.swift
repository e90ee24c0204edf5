// `getch` is the name of more than a function of curses: without one of the modules that wrap it the name says nothing.
import Foundation
import Keys

func key() async -> Int32 { getch() }

import Foundation

/// Waits until something has happened elsewhere, however slow the machine is. It gives up after a minute, which only a test
/// that fails takes.
///
/// - Returns: Whether it happened.
@discardableResult
public func wait(until condition: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<3000 {
        if try condition() { return true }
        Thread.sleep(forTimeInterval: 0.02)
    }
    return false
}

/// Who carries out independent pieces of work: the stages are pure, so that it makes no difference to what they give.
///
/// The core works through the pieces one after the other. Whoever has threads brings its own workers: only the edge of the
/// program knows what a thread is.
public struct Workers: Sendable {
    /// Calls the body once for each number below the count, in any order, possibly several at a time, and returns when
    /// all calls have returned.
    private let perform: @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

    /// Makes workers.
    /// - Parameter perform: Calls the body once for each number below the count and returns when all calls have.
    public init(perform: @escaping @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void) {
        self.perform = perform
    }

    /// One piece of work after the other.
    public static let one = Workers { count, body in
        for number in 0..<count { body(number) }
    }

    /// What two pieces of work give.
    public func pair<First: Sendable, Second: Sendable>(
        _ first: @Sendable () -> First, _ second: @Sendable () -> Second
    ) -> (First, Second) {
        // Each place is written by one call alone, and read when both calls have returned.
        nonisolated(unsafe) let one = UnsafeMutablePointer<First>.allocate(capacity: 1)
        nonisolated(unsafe) let other = UnsafeMutablePointer<Second>.allocate(capacity: 1)
        defer {
            one.deallocate()
            other.deallocate()
        }
        withoutActuallyEscaping(first) { first in
            withoutActuallyEscaping(second) { second in
                perform(2) { number in
                    if number == 0 { one.initialize(to: first()) } else { other.initialize(to: second()) }
                }
            }
        }
        return (one.move(), other.move())
    }

    /// What the body gives for each number below the count, in the order of the numbers.
    public func map<Value: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Every place is written by one call alone, and nobody reads before all calls have returned.
            nonisolated(unsafe) let places = buffer
            perform(count) { number in places.initializeElement(at: number, to: body(number)) }
            initialized = count
        }
    }
}

import Dispatch
import SchemagenModel

extension Workers {
    /// As many threads as the machine has processors.
    public static let threads = Workers { count, body in
        if count == 1 { return body(0) }
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
}

/// A figure of a live database, or why there is none. A figure that could not be had is never taken for zero.
public enum Measure<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What was found.
    case measured(Value)
    /// Why nothing was found.
    case unmeasured(Unmeasured)

    /// The figure, nil where there is none.
    public var value: Value? { if case .measured(let value) = self { value } else { nil } }

    /// Why there is no figure, nil where there is one.
    public var reason: Unmeasured? { if case .unmeasured(let reason) = self { reason } else { nil } }

    /// What a figure is turned into; a reason stays as it is.
    public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Measure<Other> {
        switch self {
        case .measured(let value): .measured(try transform(value))
        case .unmeasured(let reason): .unmeasured(reason)
        }
    }

    /// What is measured next with a figure; a reason stays as it is.
    public func flatMap<Other>(_ transform: (Value) throws -> Measure<Other>) rethrows -> Measure<Other> {
        switch self {
        case .measured(let value): try transform(value)
        case .unmeasured(let reason): .unmeasured(reason)
        }
    }

    /// One figure of a figure that has several.
    package func part<Part>(_ path: KeyPath<Value, Part>) -> Measure<Part> { map { $0[keyPath: path] } }

    /// One figure of a figure that has several, which may be unmeasured for a reason of its own.
    package func part<Part>(_ path: KeyPath<Value, Measure<Part>>) -> Measure<Part> { flatMap { $0[keyPath: path] } }
}

extension Measure where Value == Int64 {
    /// Both together; unmeasured where one of them is, or where the sum has no room in 64 bits.
    package static func + (first: Self, second: Self) -> Self {
        first.flatMap { one in
            second.flatMap { other in
                let (sum, isTooLarge) = one.addingReportingOverflow(other)
                return isTooLarge ? .unmeasured(.init(.failed, "the sum is above 64 bits")) : .measured(sum)
            }
        }
    }
}

/// Why a figure is missing.
public struct Unmeasured: Sendable, Hashable, CustomStringConvertible {
    /// What kind of reason it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The role that measured lacks a right.
        case notPermitted
        /// The answer took longer than it was given.
        case timedOut
        /// Somebody else held a lock for longer than was to be waited.
        case locked
        /// The server has not looked at the rows yet: VACUUM or ANALYZE gives the figure.
        case neverAnalysed
        /// This version, build or installation of the engine does not have it.
        case notAvailable
        /// The figure makes no sense for this thing: the scans of an index that is not there.
        case notApplicable
        /// It was not asked for, because it costs.
        case notAsked
        /// The server refused for another reason.
        case failed
    }

    /// What kind of reason it is.
    public var kind: Kind
    /// The reason, for people: one sentence without a full stop.
    public var reason: String

    /// A reason.
    public init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }

    /// The sentence.
    public var description: String { reason }

    /// What nobody has asked for.
    package static let notAsked = Unmeasured(.notAsked, "not asked for")
}

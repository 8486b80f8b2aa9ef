import SchemagenLanguage

/// A generator of numbers that gives the same on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Random expressions over the columns of `ExpressionTable`, most of them well typed.
struct RandomExpression {
    enum Kind: CaseIterable { case whole, double, decimal, text, bool, plan }

    var random: SplitMix

    init(seed: UInt64) { random = SplitMix(state: seed) }

    mutating func next(_ kind: Kind, depth: Int = 3) -> ExpressionSyntax {
        if depth == 0 { return leaf(kind) }
        let a = depth - 1
        switch (kind, Int.random(in: 0..<9, using: &random)) {
        case (_, 0): return leaf(kind)
        case (_, 1): return syntax(.ternary(next(.bool, depth: a), next(kind, depth: a), next(kind, depth: a)))
        case (_, 2): return infix(.coalesce, next(kind, depth: a), next(kind, depth: a))
        case (.whole, 3): return call("length", [next(.text, depth: a)])
        case (.whole, 4):
            return call(pick(["Int16", "Int32", "Int64"]), [next(pick([.whole, .double, .decimal]), depth: a)])
        case (.whole, 5): return call("abs", [next(.whole, depth: a)])
        case (.whole, 6): return call(pick(["min", "max"]), [next(.whole, depth: a), next(.whole, depth: a)])
        case (.whole, _):
            return infix(
                pick([.add, .subtract, .multiply, .divide, .remainder]), next(.whole, depth: a), next(.whole, depth: a))
        case (.double, 3): return call("Double", [next(pick([.whole, .decimal]), depth: a)])
        case (.double, 4): return call(pick(["floor", "ceil", "round", "abs"]), [next(.double, depth: a)])
        case (.double, 5): return call("round", [next(.double, depth: a), syntax(.integer(pick(["1", "2", "15"])))])
        case (.double, 6): return call(pick(["min", "max"]), [next(.double, depth: a), next(.double, depth: a)])
        case (.double, _):
            return infix(pick([.add, .subtract, .multiply, .divide]), next(.double, depth: a), next(.double, depth: a))
        case (.decimal, 3):
            return call(
                "Decimal",
                [next(pick([.whole, .decimal, .double]), depth: a), syntax(.integer(pick(["0", "2", "5"])))])
        case (.decimal, 4): return call(pick(["floor", "ceil", "round", "abs"]), [next(.decimal, depth: a)])
        case (.decimal, 5): return call("round", [next(.decimal, depth: a), syntax(.integer(pick(["1", "2"])))])
        case (.decimal, 6): return call(pick(["min", "max"]), [next(.decimal, depth: a), next(.decimal, depth: a)])
        case (.decimal, _):
            return infix(pick([.add, .subtract, .multiply]), next(.decimal, depth: a), next(.decimal, depth: a))
        case (.text, 3...5): return call(pick(["lower", "upper", "trim"]), [next(.text, depth: a)])
        case (.text, 6): return call(pick(["min", "max"]), [next(.text, depth: a), next(.text, depth: a)])
        case (.text, 7): return infix(.add, next(.text, depth: a), next(.text, depth: a))
        case (.text, _), (.plan, _): return leaf(kind)
        case (.bool, 3): return syntax(.prefix(.not, next(.bool, depth: a)))
        case (.bool, 4): return infix(pick([.and, .or]), next(.bool, depth: a), next(.bool, depth: a))
        case (.bool, 5):
            return call(pick(["contains", "hasPrefix", "hasSuffix"]), [next(.text, depth: a), next(.text, depth: a)])
        case (.bool, 6):
            return infix(pick([.equal, .notEqual]), next(pick(Kind.allCases), depth: a), syntax(.null))
        case (.bool, 7):
            let kind = pick(Kind.allCases)
            return syntax(.isIn(next(kind, depth: a), [next(kind, depth: a), next(kind, depth: a)]))
        case (.bool, _):
            let kind = pick(Kind.allCases)
            let operators: [InfixOperator] =
                kind == .bool || kind == .plan
                ? [.equal, .notEqual] : [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
            return infix(pick(operators), next(kind, depth: a), next(kind, depth: a))
        }
    }

    private mutating func leaf(_ kind: Kind) -> ExpressionSyntax {
        switch kind {
        case .whole:
            return pick([
                column("i16"), column("i32"), column("i64"), column("i64"), syntax(.integer("0")),
                syntax(.integer("1")),
                syntax(.integer("-1")), syntax(.integer("7")), syntax(.integer("9223372036854775807")),
                syntax(.integer("-9223372036854775808")), syntax(.integer("2147483648")), syntax(.integer("-32768")),
            ])
        case .double:
            return pick([
                column("d"), column("e"), column("f"), syntax(.decimal("0.5")), syntax(.decimal("100.0")),
                syntax(.decimal("1e300")), syntax(.decimal("0.0")), syntax(.decimal("-2.5")),
            ])
        case .decimal:
            return pick([column("m"), column("n"), column("k"), syntax(.decimal("0.05")), syntax(.integer("3"))])
        case .text:
            return pick([
                column("s"), column("t"), column("c"), column("v"), syntax(.string("a")), syntax(.string("")),
                syntax(.string("É'")),
            ])
        case .bool: return pick([column("b"), column("g"), syntax(.boolean(true)), syntax(.boolean(false))])
        case .plan: return pick([column("p"), column("q"), syntax(.enumCase("free")), syntax(.enumCase("team"))])
        }
    }

    private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }

    private func syntax(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax { ExpressionSyntax(kind, span: .fileStart) }

    private func column(_ name: String) -> ExpressionSyntax { syntax(.name(name)) }

    private func infix(_ operation: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax)
        -> ExpressionSyntax
    {
        syntax(.infix(operation, left, right))
    }

    private func call(_ name: String, _ arguments: [ExpressionSyntax]) -> ExpressionSyntax {
        syntax(.call(Identifier(name, span: .fileStart), arguments.map { ArgumentSyntax(label: nil, value: $0) }))
    }
}

import SchemagenModel

extension ExpressionTranslator {
    /// The functions that give no number.
    mutating func call(_ function: Function, _ arguments: [Expression]) throws(Untranslatable) -> Translation {
        switch function {
        case .min, .max:
            return try extreme(function, arguments) { (self, part) throws(Untranslatable) in try self.translate(part) }
        case .lower, .upper, .trim:
            guard let first = arguments.first else { throw Untranslatable() }
            let helper = context.helper(function == .lower ? .lowercase : function == .upper ? .uppercase : .trim)
            return lift([try translate(first)], kind: .string(isPlainLiteral: false)) { .call(helper, $0[0]) }
        case .contains, .hasPrefix, .hasSuffix: return try search(function, arguments)
        default: throw Untranslatable()
        }
    }

    private mutating func search(_ function: Function, _ arguments: [Expression]) throws(Untranslatable) -> Translation
    {
        guard arguments.count == 2 else { throw Untranslatable() }
        let operands = [try translate(arguments[0]), try translate(arguments[1])]
        switch function {
        case .hasPrefix:
            return lift(operands, kind: .bool) {
                .call(
                    .member($0[0], ".utf8.starts"),
                    [SwiftExpression.Argument(label: "with", value: .member($0[1], ".utf8"))])
            }
        case .hasSuffix:
            let helper = context.helper(.hasSuffix)
            return lift(operands, kind: .bool) { .call(helper, $0[0], $0[1]) }
        default:
            // One ASCII character needs no search for a run of bytes.
            if case .string(let part) = arguments[1].kind, part.utf8.count == 1, let byte = part.utf8.first, byte < 0x80
            {
                let literal = SwiftExpression.atom(
                    context.standard("UInt8") + "(ascii: " + SwiftName.literal(part) + ")")
                return lift([operands[0]], kind: .bool) { .method(.member($0[0], ".utf8"), "contains", literal) }
            }
            let helper = context.helper(.contains)
            return lift(operands, kind: .bool) { .call(helper, $0[0], $0[1]) }
        }
    }
}

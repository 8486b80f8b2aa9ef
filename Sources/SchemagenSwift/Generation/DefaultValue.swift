import SchemagenModel

/// A default as a Swift expression.
struct DefaultValue {
    let context: SwiftContext

    /// The value of a constant or of `now()`, `today()`, `uuid()` in the given type; nil where Swift cannot write it.
    ///
    /// - Parameter wrapper: the name of the id type around it, for the column of a key.
    func expression(_ value: Expression, _ type: DataType, wrapper: String? = nil) -> SwiftExpression? {
        if case .null = value.kind { return .atom("nil") }
        guard let inner = context.attempt({ base(value, type) }) else { return nil }
        let wrapped = context.wrapping(inner, as: type)
        return wrapper.map { .call($0, wrapped) } ?? wrapped
    }

    private func base(_ value: Expression, _ type: DataType) -> SwiftExpression? {
        let base = context.base(of: type)
        switch value.kind {
        case .call(.now, _): return now(base)
        case .call(.today, _):
            return .atom(context.runtime("LocalDate") + ".today")
        case .integer(let number) where base == .duration:
            return .call(context.standard("Duration") + ".microseconds", .atom(String(number)))
        case .call(.uuid, _): return .call(context.foundation("UUID"))
        case .string(let text): return spelled(text, base)
        case .json(let text):
            return json(text, base)
        case .array(let elements):
            guard case .array(let element) = base else { return nil }
            var values: [SwiftExpression] = []
            for item in elements {
                guard let value = expression(item, element) else { return nil }
                values.append(value)
            }
            return .array(values)
        default: break
        }
        var translator = ExpressionTranslator(context: context, scope: TranslationScope(), purpose: .certainValue)
        let translation: Translation?
        switch base {
        case .decimal: translation = try? translator.decimal(value)
        case .double, .float: translation = try? translator.double(value)
        default: translation = try? translator.translate(value)
        }
        guard let translation, !translation.isOptional, translator.bindings(for: translation.value()).isEmpty else {
            return nil
        }
        return translation.value()
    }

    private func now(_ base: DataType) -> SwiftExpression? {
        guard case .localTimestamp = base else { return .call(context.foundation("Date")) }
        return .atom(context.runtime("LocalTimestamp") + ".now")
    }

    private func json(_ text: String, _ base: DataType) -> SwiftExpression? {
        switch base {
        case .json(nil), .jsonText(nil): break
        default: return nil
        }
        let name = context.runtime("JSON")
        switch text {
        case "{}": return .atom(name + ".object([:])")
        case "[]": return .atom(name + ".array([])")
        case "null": return .atom(name + ".null")
        default: return .call(name, labeled: [("literal", .string(text))])
        }
    }

    /// A text in the type's own spelling.
    private func spelled(_ text: String, _ base: DataType) -> SwiftExpression? {
        switch base {
        case .string, .varchar, .char, .citext, .inet, .cidr, .macAddress, .macAddress8, .bits, .varBits, .xml,
            .tsVector, .tsQuery, .money, .point, .line, .lineSegment, .box, .path, .polygon, .circle, .hstore, .ltree,
            .range, .multiRange:
            return .string(text)
        case .uuid:
            var digits: [UInt8] = []
            for byte in text.utf8 where byte != UInt8(ascii: "-") { digits.append(byte) }
            guard digits.count == 32 else { return nil }
            var bytes: [String] = []
            for start in stride(from: 0, to: 32, by: 2) {
                let pair = String(decoding: digits[start..<start + 2], as: UTF8.self)
                guard UInt8(pair, radix: 16) != nil else { return nil }
                bytes.append("0x" + pair)
            }
            let tuple = SwiftExpression.atom("(" + bytes.joined(separator: ", ") + ")")
            return .call(context.foundation("UUID"), labeled: [("uuid", tuple)])
        default: return nil
        }
    }
}

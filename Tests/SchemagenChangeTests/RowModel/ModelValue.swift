import Foundation
import SchemagenModel

/// A value of the language, whatever the engine.
indirect enum ModelValue: Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// By its bits.
    case double(UInt64)
    /// By its digits, without zeros at the end of a fraction.
    case decimal(String)
    case text([UInt8])
    case list([ModelValue])
    /// The text of a type without operators, as far as it goes in one form.
    case other([UInt8])
    /// What differs from run to run.
    case made(Maker)

    /// What makes values that nobody can foretell.
    enum Maker: Hashable { case now, today, uuid, identity }

    static func text(_ text: String) -> ModelValue { .text(Array(text.utf8)) }
    static func other(_ text: String) -> ModelValue { .other(Array(text.utf8)) }
    static func double(_ number: Double) -> ModelValue {
        .double(number.isNaN ? Double.nan.bitPattern : number == 0 ? 0 : number.bitPattern)
    }

    /// A decimal of a whole number of units.
    static func decimal(_ units: Int64, scale: Int) -> ModelValue {
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: Swift.max(0, scale + 1 - digits.count)) + digits
        let whole = padded.dropLast(scale)
        return decimal(digits: (units < 0 ? "-" : "") + whole + (scale > 0 ? "." + padded.suffix(scale) : ""))
    }

    /// A decimal by its digits.
    static func decimal(digits: String) -> ModelValue {
        var text = digits
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        if text == "-0" { text = "0" }
        return .decimal(text)
    }
}

/// What the model does not foretell.
struct Unknown: Error {}

/// Reads the values of an engine.
struct ValueReader {
    let database: Database
    /// A type that stands for itself: no reference, no name.
    let storage: DataType

    func value(_ cell: Cell) -> ModelValue {
        if cell == .null { return .null }
        switch storage {
        case .bool: return .bool(cell == .integer(1) || cell.text == "true")
        case .int16, .int32, .int64, .duration: return whole(cell)
        case .float, .double: return real(cell)
        case .decimal(let precision, let scale): return decimal(cell, precision, scale)
        case .string, .varchar, .char, .citext, .enumeration:
            if case .text(let bytes) = cell { return .text(bytes) }
            return .text("\(cell)")
        case .uuid: return uuid(cell)
        case .timestamp, .localTimestamp, .localTime, .localDate: return .other(Self.moment(cell.text ?? "\(cell)"))
        case .json, .jsonText: return .other(Self.json(cell.text ?? "\(cell)"))
        case .array(let element):
            guard let text = cell.text, let texts = database == .postgresql ? Self.array(text) : Self.jsonArray(text)
            else { return raw(cell) }
            let reader = ValueReader(database: database, storage: element)
            return .list(texts.map { text in text.map { reader.value(.text(Array($0.utf8))) } ?? .null })
        default: return raw(cell)
        }
    }

    private func raw(_ cell: Cell) -> ModelValue {
        if case .text(let bytes) = cell { return .other(bytes) }
        return .other("\(cell)")
    }

    private func whole(_ cell: Cell) -> ModelValue {
        if case .integer(let number) = cell { return .integer(number) }
        return cell.text.flatMap { Int64($0) }.map { .integer($0) } ?? raw(cell)
    }

    private func real(_ cell: Cell) -> ModelValue {
        switch cell {
        case .real(let bits): return .double(Double(bitPattern: bits))
        case .integer(let number): return .double(Double(number))
        default:
            guard let text = cell.text else { return raw(cell) }
            if storage == .float, let number = Float(text) { return .double(Double(number)) }
            return Double(text).map { .double($0) } ?? raw(cell)
        }
    }

    private func decimal(_ cell: Cell, _ precision: Int?, _ scale: Int) -> ModelValue {
        if case .integer(let units) = cell, let precision, precision <= 18 { return .decimal(units, scale: scale) }
        return .decimal(digits: cell.text ?? "\(cell)")
    }

    private func uuid(_ cell: Cell) -> ModelValue {
        guard case .blob(let bytes) = cell else { return .other((cell.text ?? "\(cell)").lowercased()) }
        var text = ""
        for (place, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(place) { text += "-" }
            text += String(UInt16(byte) + 256, radix: 16).suffix(2)
        }
        return .other(text)
    }

    /// One form for all engines: `2025-03-01 08:30:00.5`.
    static func moment(_ text: String) -> String {
        var text = text.replacing("T", with: " ")
        for end in ["Z", "+00"] where text.hasSuffix(end) { text.removeLast(end.count) }
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text
    }

    static func json(_ text: String) -> String {
        guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed),
            let data = try? JSONSerialization.data(
                withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes])
        else { return text }
        return String(decoding: data, as: UTF8.self)
    }

    /// The elements of PostgreSQL's `{a,"b c",NULL}`; nil where it has more than one dimension.
    static func array(_ text: String) -> [String?]? {
        guard text.hasPrefix("{"), text.hasSuffix("}") else { return nil }
        var (result, current): ([String?], String) = ([], "")
        var (isQuoted, wasQuoted, isEscaped) = (false, false, false)
        func element() -> String? { !wasQuoted && current == "NULL" ? nil : current }
        for character in text.unicodeScalars.dropFirst().dropLast() {
            if isEscaped {
                current.unicodeScalars.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                wasQuoted = true
            } else if character == ",", !isQuoted {
                result.append(element())
                (current, wasQuoted) = ("", false)
            } else if character == "{", !isQuoted {
                return nil
            } else {
                current.unicodeScalars.append(character)
            }
        }
        if text.count > 2 { result.append(element()) }
        return result
    }

    static func jsonArray(_ text: String) -> [String?]? {
        guard let list = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any] else { return nil }
        return list.map { $0 is NSNull ? nil : "\($0)" }
    }
}

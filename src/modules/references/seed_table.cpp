// SPDX-License-Identifier: Apache-2.0
#include "modules/references/seed_table.h"

namespace okno::references {

namespace {

// clang-format off
constexpr SeedGroup kGroups[] = {
    {"new", StageKind::fresh, "plus", {"New", "Новый", "Nowe", "Yangi"}},
    {"approval", StageKind::work, "bubble", {"Approval", "Согласование", "Uzgadnianie", "Kelishuv"}},
    {"assembling", StageKind::work, "box", {"Assembling", "Комплектация", "Kompletowanie", "Yigʻish"}},
    {"delivery", StageKind::delivery, "truck", {"Delivery", "Доставка", "Dostawa", "Yetkazish"}},
    {"complete", StageKind::done, "tick", {"Complete", "Выполнен", "Zrealizowane", "Bajarilgan"}},
    {"cancel", StageKind::cancelled, "cross", {"Cancelled", "Отменён", "Anulowane", "Bekor qilingan"}},
};

constexpr SeedStatus kStatuses[] = {
    {"new", "new", {"New", "Новый", "Nowe", "Yangi"}, 30},
    {"approval", "availability-confirmed", {"Availability confirmed", "Наличие подтверждено", "Dostępność potwierdzona", "Mavjudligi tasdiqlandi"}, 240},
    {"approval", "offer-analog", {"Analogue offered", "Предложить замену", "Zaproponowano zamiennik", "Oʻrniga boshqasi taklif qilindi"}, 480},
    {"approval", "client-confirmed", {"Confirmed with customer", "Согласовано с клиентом", "Potwierdzone z klientem", "Mijoz bilan kelishildi"}, 480},
    {"approval", "prepayed", {"Prepayment received", "Предоплата поступила", "Przedpłata otrzymana", "Oldindan toʻlov olindi"}, 480},
    {"assembling", "send-to-assembling", {"Sent to assembling", "Передано в комплектацию", "Przekazane do kompletowania", "Yigʻishga berildi"}, 240},
    {"assembling", "assembling", {"Assembling", "Комплектуется", "W kompletowaniu", "Yigʻilmoqda"}, 240},
    {"assembling", "assembling-complete", {"Assembled", "Укомплектован", "Skompletowane", "Yigʻildi"}, 480},
    {"delivery", "send-to-delivery", {"Handed to delivery", "Передан в доставку", "Przekazane do dostawy", "Yetkazishga berildi"}, 1440},
    {"delivery", "delivering", {"Delivering", "Доставляется", "W dostawie", "Yetkazilmoqda"}, 0},
    {"delivery", "redirect", {"Delivery postponed", "Доставка перенесена", "Dostawa przełożona", "Yetkazish koʻchirildi"}, 0},
    {"complete", "complete", {"Complete", "Выполнен", "Zrealizowane", "Bajarildi"}, 0},
    {"cancel", "no-call", {"Could not be reached", "Недозвон", "Brak kontaktu", "Bogʻlanib boʻlmadi"}, 0},
    {"cancel", "no-product", {"Out of stock", "Нет в наличии", "Brak towaru", "Mahsulot yoʻq"}, 0},
    {"cancel", "already-buyed", {"Bought elsewhere", "Куплено в другом месте", "Kupiono gdzie indziej", "Boshqa joydan olingan"}, 0},
    {"cancel", "delyvery-did-not-suit", {"Delivery did not suit", "Не устроила доставка", "Nie odpowiada dostawa", "Yetkazish toʻgʻri kelmadi"}, 0},
    {"cancel", "prices-did-not-suit", {"Price did not suit", "Не устроила цена", "Nie odpowiada cena", "Narx toʻgʻri kelmadi"}, 0},
    {"cancel", "cancel-other", {"Cancelled", "Отменён", "Anulowane", "Bekor qilindi"}, 0},
    {"cancel", "return", {"Returned", "Возврат", "Zwrot", "Qaytarildi"}, 0},
};

constexpr SeedItem kItems[] = {
    {Book::order_type, "eshop-individual", {"Individual", "Физическое лицо", "Osoba fizyczna", "Jismoniy shaxs"}, true, R"({"default_for_api":true})"},
    {Book::order_type, "eshop-legal", {"Company", "Юридическое лицо", "Firma", "Yuridik shaxs"}, false, ""},
    {Book::order_type, "request", {"Request", "Заявка", "Zapytanie", "Soʻrov"}, false, ""},

    {Book::order_method, "shopping-cart", {"Shopping cart", "Через корзину", "Koszyk", "Savat orqali"}, false, R"({"default_for_api":true})"},
    {Book::order_method, "one-click", {"One click", "В один клик", "Jednym kliknięciem", "Bir bosishda"}, false, ""},
    {Book::order_method, "phone", {"By phone", "По телефону", "Telefonicznie", "Telefon orqali"}, true, ""},
    {Book::order_method, "landing-page", {"Landing page", "Лендинг", "Landing page", "Lending sahifa"}, false, ""},
    {Book::order_method, "app", {"Mobile app", "Мобильное приложение", "Aplikacja mobilna", "Mobil ilova"}, false, ""},
    {Book::order_method, "live-chat", {"Live chat", "Онлайн-консультант", "Czat na stronie", "Onlayn maslahatchi"}, false, ""},
    {Book::order_method, "messenger", {"Messenger", "Мессенджер", "Komunikator", "Messenjer"}, false, ""},
    {Book::order_method, "e-mail", {"E-mail", "Электронная почта", "E-mail", "Elektron pochta"}, false, ""},
    {Book::order_method, "offline", {"In the shop", "Офлайн", "W sklepie stacjonarnym", "Doʻkonda"}, false, R"({"from_pos":true})"},
    {Book::order_method, "missed-call", {"Missed call", "Пропущенный звонок", "Nieodebrane połączenie", "Javobsiz qoʻngʻiroq"}, false, ""},
    {Book::order_method, "price-decrease-request", {"Price drop request", "Запрос на понижение цены", "Prośba o niższą cenę", "Narxni tushirish soʻrovi"}, false, ""},

    {Book::payment_type, "cash", {"Cash", "Наличные", "Gotówka", "Naqd pul"}, true, R"({"default_for_api":true,"default_status":"not-paid"})"},
    {Book::payment_type, "bank-card", {"Bank card", "Банковская карта", "Karta płatnicza", "Bank kartasi"}, false, R"({"default_status":"not-paid"})"},
    {Book::payment_type, "bank-transfer", {"Bank transfer", "Банковский перевод", "Przelew bankowy", "Bank oʻtkazmasi"}, false, R"({"default_status":"invoice"})"},
    {Book::payment_type, "e-money", {"E-money", "Электронные деньги", "Pieniądz elektroniczny", "Elektron pul"}, false, R"({"default_status":"not-paid"})"},
    {Book::payment_type, "credit", {"Credit", "Кредит", "Raty", "Kredit"}, false, R"({"default_status":"wait-approved"})"},

    {Book::payment_status, "not-paid", {"Not paid", "Не оплачен", "Nieopłacone", "Toʻlanmagan"}, true, R"({"default_for_api":true,"group":"unpaid"})"},
    {Book::payment_status, "wait-approved", {"Waiting for approval", "Ожидает подтверждения", "Czeka na zatwierdzenie", "Tasdiqlash kutilmoqda"}, false, R"({"group":"waiting"})"},
    {Book::payment_status, "invoice", {"Invoice sent", "Выставлен счёт", "Wystawiono fakturę", "Hisob yuborildi"}, false, R"({"group":"waiting"})"},
    {Book::payment_status, "prepayed", {"Prepaid", "Предоплата", "Przedpłata", "Oldindan toʻlangan"}, false, R"({"group":"part"})"},
    {Book::payment_status, "paid", {"Paid", "Оплачен", "Opłacone", "Toʻlangan"}, false, R"({"payment_complete":true,"group":"paid"})"},
    {Book::payment_status, "payment-start", {"Payment started", "Платёж начат", "Płatność rozpoczęta", "Toʻlov boshlandi"}, false, R"({"group":"waiting"})"},
    {Book::payment_status, "canceled", {"Cancelled", "Отменён", "Anulowane", "Bekor qilingan"}, false, R"({"group":"refused"})"},
    {Book::payment_status, "payment-error", {"Payment error", "Ошибка оплаты", "Błąd płatności", "Toʻlovda xato"}, false, R"({"group":"refused"})"},
    {Book::payment_status, "refund", {"Refunded", "Возврат", "Zwrócone", "Qaytarilgan"}, false, R"({"group":"refunded"})"},

    {Book::delivery_type, "self-delivery", {"Pickup from the shop", "Самовывоз", "Odbiór osobisty", "Oʻzi olib ketish"}, true, R"({"default_cost":0,"default_net_cost":0})"},
    {Book::delivery_type, "courier", {"Courier", "Курьер", "Kurier", "Kuryer"}, false, R"({"default_cost":0,"default_net_cost":0})"},
    {Book::delivery_type, "post", {"Post", "Почта", "Poczta", "Pochta"}, false, R"({"default_cost":0,"default_net_cost":0})"},
    {Book::delivery_type, "pickup-point", {"Pickup point", "Пункт выдачи", "Punkt odbioru", "Topshirish punkti"}, false, R"({"default_cost":0,"default_net_cost":0})"},

    {Book::store, "main", {"Main store", "Основной склад", "Magazyn główny", "Asosiy ombor"}, true, R"({"type":"store-type-warehouse","inventory_type":"integer"})"},
    {Book::price_type, "base", {"Base price", "Базовая цена", "Cena podstawowa", "Asosiy narx"}, true, ""},

    {Book::unit, "pc", {"Piece", "Штука", "Sztuka", "Dona"}, true, R"({"sym":"pc"})"},
    {Book::unit, "kg", {"Kilogram", "Килограмм", "Kilogram", "Kilogramm"}, false, R"({"sym":"kg"})"},
    {Book::unit, "m", {"Metre", "Метр", "Metr", "Metr"}, false, R"({"sym":"m"})"},
    {Book::unit, "l", {"Litre", "Литр", "Litr", "Litr"}, false, R"({"sym":"l"})"},
    {Book::unit, "set", {"Set", "Комплект", "Komplet", "Toʻplam"}, false, R"({"sym":"set"})"},

    {Book::product_status, "new", {"New", "Новый", "Nowa", "Yangi"}, true, ""},
    {Book::product_status, "in-reserve", {"Reserved", "В резерве", "Zarezerwowana", "Zaxirada"}, false, ""},
    {Book::product_status, "ordered", {"Ordered from the supplier", "Заказан у поставщика", "Zamówiona u dostawcy", "Yetkazib beruvchidan buyurtma qilingan"}, false, ""},
    {Book::product_status, "assembled", {"Assembled", "Собран", "Skompletowana", "Yigʻilgan"}, false, ""},
    {Book::product_status, "sold", {"Sold", "Продан", "Sprzedana", "Sotilgan"}, false, ""},
    {Book::product_status, "cancel", {"Cancelled", "Отменён", "Anulowana", "Bekor qilingan"}, false, R"({"cancel":true})"},
    {Book::product_status, "return", {"Returned", "Возврат", "Zwrócona", "Qaytarilgan"}, false, R"({"cancel":true})"},

    {Book::cancel_reason, "changed-mind", {"Changed their mind", "Передумал", "Klient zrezygnował", "Fikridan qaytdi"}, false, ""},
    {Book::cancel_reason, "too-expensive", {"Too expensive", "Дорого", "Za drogo", "Qimmat"}, false, ""},
    {Book::cancel_reason, "too-long", {"Delivery takes too long", "Долгая доставка", "Zbyt długa dostawa", "Yetkazish uzoq"}, false, ""},
    {Book::cancel_reason, "not-in-stock", {"Not in stock", "Нет в наличии", "Brak w magazynie", "Omborda yoʻq"}, false, ""},
    {Book::cancel_reason, "bought-elsewhere", {"Bought elsewhere", "Куплено в другом месте", "Kupiono gdzie indziej", "Boshqa joydan olgan"}, false, ""},
    {Book::cancel_reason, "no-answer", {"Does not answer", "Не отвечает", "Nie odbiera", "Javob bermayapti"}, false, ""},
    {Book::cancel_reason, "duplicate", {"Duplicate or test", "Дубль или тест", "Duplikat lub test", "Takror yoki sinov"}, false, ""},
    {Book::cancel_reason, "other", {"Other", "Другое", "Inny", "Boshqa"}, false, ""},
};
// clang-format on

}  // namespace

std::span<const SeedGroup> seed_groups() { return kGroups; }
std::span<const SeedStatus> seed_statuses() { return kStatuses; }
std::span<const SeedItem> seed_items() { return kItems; }

}  // namespace okno::references

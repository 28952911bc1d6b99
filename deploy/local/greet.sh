# What is said once everything answers: where to look and what to try.
# shellcheck shell=bash

greet() { # detached?
    local name api=http://127.0.0.1:$((8080 + offset))
    say '' "$(bold 'Everything is up.') Its data is in $home, until ./run clean." ''
    for name in "${services[@]}"; do say "  $(printf '%-12s' "$name") $(address_of "$name")$(purpose_of "$name")"; done
    say "  rabbitmq     http://127.0.0.1:$management_port  management, as guest / guest"
    say "  postgres     $postgres_address"
    say "  mail         $home/mail" ''
    say "$(bold Try)" "  curl -i $api/orders -H 'Content-Type: application/json' -d '$(example_order)'" \
        "  curl $api/orders/FIRST-1" \
        '  ./run kill payments    while an order is under way: it completes all the same' \
        '  ./run stop payments    orders wait, and go on after ./run start payments' \
        '  ./run status           what is running; ./run help names the rest' ''
    if [[ $1 ]]; then say 'It runs in the background: ./run down stops it.'; else say 'Ctrl+C stops everything.'; fi
    say ''
}

purpose_of() { # name
    case $1 in
        orders-api) printf '  orders and transfers over HTTP; /openapi/v1.json' ;;
        orders-saga) printf '  the console: every saga, its history and what can be done about it' ;;
    esac
}

example_order() {
    printf '%s' '{"orderId":"FIRST-1","orderItems":[{"productId":"MOUSE-001","quantity":1}],' \
        '"paymentInfo":{"method":"credit_card","card":"**** 1234"},"totalAmount":25.00,' \
        '"shippingAddress":{"street":"123 Main St","city":"Anytown"},"customerEmail":"customer@example.com"}'
}
